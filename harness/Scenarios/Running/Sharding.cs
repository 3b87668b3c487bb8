using System.Text.Json;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Output;

namespace KojiWidgetHarness.Scenarios.Running;

/// <summary>Shares scenarios out among machines that do not talk to each other.</summary>
public static class Sharding
{
    /// <summary>
    /// The part's scenarios, in the order of the selection. It depends on nothing but names and durations, so all parts together are the
    /// selection; the longest are shared out first, each to the part that has least to do.
    /// </summary>
    public static IReadOnlyList<Scenario> Take(IReadOnlyList<Scenario> selection, RunShard shard, DurationBook durations)
    {
        ArgumentNullException.ThrowIfNull(shard);
        var load = new long[shard.Of];
        var chosen = new HashSet<string>();
        foreach (
            var scenario in selection
                .OrderByDescending(scenario => durations.Of(scenario.Name))
                .ThenBy(scenario => scenario.Name, StringComparer.Ordinal)
        )
        {
            var least = Array.IndexOf(load, load.Min());
            load[least] += durations.Of(scenario.Name);
            if (least == shard.Number - 1)
                chosen.Add(scenario.Name);
        }

        return [.. selection.Where(scenario => chosen.Contains(scenario.Name))];
    }
}

/// <summary>
/// How long each scenario took when it was last recorded: a JSON object of milliseconds by name, kept beside the code it is run for.
/// </summary>
public sealed class DurationBook
{
    /// <summary>What the file is called where nothing else was said.</summary>
    public const string FileName = "koji-durations.json";

    private static readonly JsonSerializerOptions Lines = new(ProtocolJson.Default.Options) { WriteIndented = true };

    private readonly string path;
    private readonly SortedDictionary<string, long> milliseconds;

    private DurationBook(string path, SortedDictionary<string, long> milliseconds)
    {
        this.path = path;
        this.milliseconds = milliseconds;
    }

    private long Middle => milliseconds.Count == 0 ? 1 : milliseconds.Values.Order().ElementAt(milliseconds.Count / 2);

    /// <summary>Reads the book; empty where there is no file.</summary>
    /// <exception cref="InvalidDataException">The file holds something else, or cannot be read.</exception>
    public static DurationBook Open(string path)
    {
        try
        {
            var known = File.Exists(path)
                ? JsonSerializer.Deserialize(BoundedText.Read(path), ProtocolJson.Default.SortedDictionaryStringInt64)
                : null;
            return new DurationBook(path, known ?? []);
        }
        catch (Exception unusable) when (unusable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidDataException(
                $"'{path}' holds no durations: it is a JSON object of milliseconds by scenario. Delete it, and record them again with --update-durations."
            );
        }
    }

    /// <summary>
    /// Milliseconds that a scenario is expected to take. One that is not known takes as long as the middle one of those that are.
    /// </summary>
    public long Of(string scenario) => milliseconds.TryGetValue(scenario, out var known) ? known : Middle;

    /// <summary>Records what passed; what other shards recorded stays.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public async Task UpdateAsync(IEnumerable<ScenarioResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        foreach (var result in results.Where(result => result.Verdict == Verdict.Pass))
            milliseconds[result.Name] = result.DurationMs;
        // The file is committed with the code, for everyone who works on it.
        await ReportFile.WriteOpenAsync(path, JsonSerializer.Serialize(milliseconds, Lines) + "\n", CancellationToken.None);
    }
}
