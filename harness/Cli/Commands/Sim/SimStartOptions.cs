using System.CommandLine;
using System.Globalization;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator.RateLimits;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>--contract</c>: which generation of Koji's API the simulator speaks.</summary>
internal static class ContractOption
{
    public static Option<KojiContract> Create() =>
        Forms
            .Choice((KojiContractNames.GetKoji, KojiContract.GetKoji), (KojiContractNames.KojiSo, KojiContract.KojiSo))
            .Option("--contract", "Generation of Koji's API that the simulator speaks.", KojiContractNames.GetKoji);
}

/// <summary><c>--rate-limit</c>: how often each API key may be used.</summary>
internal static class RateLimitOption
{
    private const string Documented = "documented";
    private const string None = "none";

    private static readonly ValueForm<RateLimitWish> Form = new(
        "LIMIT",
        $"a number of requests a minute from 1, '{Documented}' or '{None}'",
        (text, out wish) =>
        {
            wish = text switch
            {
                Documented => new(null),
                None => new(RateLimit.None),
                _ when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 => new(
                    new(number, TimeSpan.FromMinutes(1))
                ),
                _ => null,
            };
            return wish is not null;
        }
    );

    public static Option<RateLimitWish> Create() =>
        Form.Option("--rate-limit", $"Requests that each key may make in a minute: a number, '{Documented}' or '{None}'.", Documented);
}

/// <summary>What was asked for.</summary>
/// <param name="Limit">Null for what the API's generation documents.</param>
internal sealed record RateLimitWish(RateLimit? Limit);

/// <summary><c>--faults FILE</c>: faults that are set from the start.</summary>
internal static class FaultsOption
{
    public static Option<string?> Create() =>
        Forms.File.Optional(
            "--faults",
            "JSON file with faults that the simulator has from the start: an array of rules, or {\"faults\": […]}."
        );

    /// <summary>The rules of the file; none where no file was given.</summary>
    /// <exception cref="UsageException">The file cannot be read, or one of its rules cannot be used.</exception>
    public static IReadOnlyList<FaultRule> GetFaults(this ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } file)
            return [];

        string json;
        try
        {
            json = BoundedText.Read(file);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{unreadable.Message} Name a file of faults with --faults.");
        }

        return FaultRuleReader.TryRead(json, out var rules, out var problem) ? rules : throw new UsageException($"{file}: {problem}");
    }
}
