using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Charts;

/// <summary>Makes of what the log counted one series for each code that occurs.</summary>
internal static class ChartLayout
{
    /// <summary>The series, what is bad first and otherwise in the order of the catalogue.</summary>
    public static IReadOnlyList<CodeSeries> Of(EventCounts counts, ChartSpan span)
    {
        var bars = (
            from bucket in counts.Buckets
            let part = (int)((bucket.From - span.From).Ticks / span.Part.Ticks)
            from count in bucket.Codes
            select (count.Code, Bar: new ChartBar(part, count.Count, count.Untrusted))
        ).ToLookup(item => item.Code, item => item.Bar);
        return
        [
            .. from info in EventCodes.All
            where bars.Contains(info.Code)
            orderby info.Severity descending
            select new CodeSeries(info, [.. bars[info.Code]]),
        ];
    }
}
