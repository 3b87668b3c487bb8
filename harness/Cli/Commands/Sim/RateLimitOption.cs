using System.CommandLine;
using System.Globalization;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>--rate-limit</c>: how often each API key may be used.</summary>
internal static class RateLimitOption
{
    private const string Documented = "documented";
    private const string None = "none";

    private static readonly ValueForm<RateLimitWish> Form = new(
        "LIMIT", $"a number of requests a minute from 1, '{Documented}' or '{None}'", (text, out wish) =>
        {
            wish = text switch
            {
                Documented => new(null),
                None => new(RateLimit.None),
                _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => new(new(number, TimeSpan.FromMinutes(1))),
                _ => null,
            };
            return wish is not null;
        });

    public static Option<RateLimitWish> Create() =>
        Form.Option("--rate-limit", $"Requests that each key may make in a minute: a number, '{Documented}' or '{None}'.", Documented);
}

/// <summary>What was asked for.</summary>
/// <param name="Limit">Null for what the API's generation documents.</param>
internal sealed record RateLimitWish(RateLimit? Limit);
