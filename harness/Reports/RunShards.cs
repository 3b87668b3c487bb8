using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports;

/// <summary>Runs that were separate and are reported together.</summary>
public static class RunShards
{
    /// <summary>Names of scenarios that more than one of the runs has in the same browser on the same page, with the browser.</summary>
    public static IReadOnlyList<(string Scenario, BrowserInfo Browser)> Repeated(IReadOnlyList<RunReport> runs) =>
        [
            .. from run in runs
            from name in run.Scenarios.Select(result => result.Name).Distinct()
            group run by (Name: name, run.Browser, run.Page) into repeated
            where repeated.Count() > 1
            select (repeated.Key.Name, repeated.Key.Browser),
        ];

    /// <summary>Shards that a browser's runs speak of and that are not among them: <c>2/3</c>, with the browser.</summary>
    public static IReadOnlyList<(RunShard Shard, BrowserInfo Browser)> Missing(IReadOnlyList<RunReport> runs) =>
        [
            .. from run in runs
            let shard = run.Shard
            where shard is not null
            group shard.Number by (run.Browser, run.Page, shard.Of) into given
            from number in Enumerable.Range(1, given.Key.Of).Except(given)
            select (new RunShard(number, given.Key.Of), given.Key.Browser),
        ];

    /// <summary>
    /// A run for each browser and page: its shards put together, in the order of their numbers, and its texts fit to be shown.
    /// </summary>
    public static IReadOnlyList<RunReport> Join(IReadOnlyList<RunReport> runs) =>
        [.. runs.GroupBy(run => (run.Browser, run.Page)).Select(group => CleanRun.Of(Join([.. group.OrderBy(run => run.Shard?.Number)])))];

    private static RunReport Join(RunReport[] shards) =>
        shards.Length == 1
            ? shards[0]
            : shards[0] with
            {
                Shard = null,
                StartedAt = shards.Min(run => run.StartedAt),
                // They may have run at the same time, or on different days: the longest is what somebody waited for at least.
                DurationMs = shards.Max(run => run.DurationMs),
                Workers = shards.Sum(run => run.Workers),
                Scenarios = [.. shards.SelectMany(run => run.Scenarios)],
                NotRun = [.. shards.SelectMany(run => run.NotRun)],
                EndedEarly = shards.FirstOrDefault(run => run.EndedEarly is not null)?.EndedEarly,
                NotReproducible = [.. shards.SelectMany(run => run.NotReproducible)],
            };
}
