using System.Globalization;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

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
