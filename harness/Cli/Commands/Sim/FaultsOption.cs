using System.CommandLine;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Cli.Commands.Sim;

/// <summary><c>--faults FILE</c>: faults that are set from the start.</summary>
internal static class FaultsOption
{
    public static Option<string?> Create() => Forms.File.Optional(
        "--faults", "JSON file with faults that the simulator has from the start: an array of rules, or {\"faults\": […]}.");

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
