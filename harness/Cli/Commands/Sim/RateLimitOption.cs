using System.CommandLine;
using System.Globalization;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>--rate-limit</c>: how often each API key may be used.</summary>
internal static class RateLimitOption
{
    private const string Documented = "documented";
    private const string None = "none";

    public static Option<string> Create()
    {
        var option = new Option<string>("--rate-limit")
        {
            Description = "Requests that each key may make in a minute: a number, 'documented' or 'none'.",
            DefaultValueFactory = _ => Documented,
        };
        option.Validators.Add(result =>
        {
            var text = result.GetValueOrDefault<string>();
            if (text is not (Documented or None) && Number(text) < 1)
                result.AddError("--rate-limit takes a number of requests a minute from 1, 'documented' or 'none'.");
        });
        return option;
    }

    /// <summary>Null for what the API's generation documents.</summary>
    public static RateLimit? GetRateLimit(this ParseResult parsed, Option<string> option) => parsed.GetValue(option) switch
    {
        Documented => null,
        None => RateLimit.None,
        var text => new RateLimit(Number(text), TimeSpan.FromMinutes(1)),
    };

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
