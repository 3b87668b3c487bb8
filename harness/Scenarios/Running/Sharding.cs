using KojiWidgetHarness.Protocol.Verdicts;

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
        foreach (var scenario in selection.OrderByDescending(scenario => durations.Of(scenario.Name)).ThenBy(scenario => scenario.Name, StringComparer.Ordinal))
        {
            var least = Array.IndexOf(load, load.Min());
            load[least] += durations.Of(scenario.Name);
            if (least == shard.Number - 1)
                chosen.Add(scenario.Name);
        }

        return [.. selection.Where(scenario => chosen.Contains(scenario.Name))];
    }
}
