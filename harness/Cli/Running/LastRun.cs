using System.Text.Json;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>What did not pass in the last run of this account, so that it can be run alone.</summary>
internal static class LastRun
{
    private const string FileName = "last-run.json";

    /// <summary>Names of what did not pass, or was not reached, in the last run.</summary>
    /// <exception cref="UsageException">There was no run, or everything passed.</exception>
    public static IReadOnlyList<string> Failed(string folder)
    {
        try
        {
            var names = JsonSerializer
                .Deserialize(File.ReadAllText(Path.Combine(folder, FileName)), ProtocolJson.Default.StringArray)
                ?.OfType<string>()
                .ToArray()
                ?? [];
            return names.Length > 0 ? names : throw new UsageException("Everything passed in the last run: leave --last-failed out.");
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new UsageException("No last run is known on this machine: leave --last-failed out.");
        }
    }

    /// <summary>Remembers a run. A machine that keeps nothing can still run.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="report">The run.</param>
    /// <param name="files">Of scenarios that a file says, the file by name.</param>
    public static async Task RememberAsync(string folder, RunReport report, IReadOnlyDictionary<string, string> files)
    {
        string[] names =
        [
            .. report
                .Scenarios.Where(result => result.Verdict != Verdict.Pass)
                .Select(result => result.Name)
                .Concat(report.NotRun)
                .Distinct()
                .Select(name => files.GetValueOrDefault(name, name)),
        ];
        try
        {
            PrivateFile.Replace(
                Path.Combine(PrivateFile.CreateFolder(folder), FileName),
                JsonSerializer.Serialize(names, ProtocolJson.Default.StringArray)
            );
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"What failed is not remembered for --last-failed: {refused.Message}");
        }
    }
}
