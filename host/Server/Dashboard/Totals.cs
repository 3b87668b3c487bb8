using System.Globalization;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>The figures at the top of a console.</summary>
public sealed class Totals(EventCounts counts)
{
    /// <summary>How many errors count.</summary>
    public long Errors => counts.Codes.Where(count => EventCodes.Find(count.Code)?.Severity == Severity.Error).Sum(Trusted);

    /// <summary>How many events do not count.</summary>
    public long Untrusted => counts.Codes.Sum(count => count.Untrusted);

    /// <summary>How many events there are.</summary>
    public long Events => counts.Codes.Sum(count => count.Count);

    /// <summary>How many events of this code count.</summary>
    public long Of(EventCode code) => counts.Codes.Where(count => count.Code == code).Sum(Trusted);

    private static long Trusted(CodeCount count) => count.Count - count.Untrusted;
}

/// <summary>Says how much of the log a list shows, and counts only what is cheap to count.</summary>
internal static class ListCount
{
    public static string Of(EventList list, EventFilter filter, Totals? totals)
    {
        var shown = $"showing {(list.StartsBelow ? "" : "newest ")}{Number(list.Shown.Count)}";
        if (list.Cleared)
            return $"{shown}, those before cleared away";
        if (list.OlderBefore is null)
            return shown;
        var all = filter.ToQuery().Length == 0 && !list.StartsBelow && totals is not null;
        return all
            ? $"{shown}; {Number(Math.Max(0, totals!.Events - list.Shown.Count))} older in the log"
            : $"{shown}; older ones in the log";
    }

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
