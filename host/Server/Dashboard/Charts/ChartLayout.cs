using System.Globalization;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;

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

/// <summary>How often a code occurred over time.</summary>
/// <param name="Info">The code, and how bad it is.</param>
/// <param name="Bars">The parts of the time in which it occurred, in their order.</param>
public sealed record CodeSeries(EventCodeInfo Info, IReadOnlyList<ChartBar> Bars)
{
    /// <summary>How often it occurred.</summary>
    public long Total => Bars.Sum(bar => bar.Count);

    /// <summary>How often in one part at the most.</summary>
    public long Most => Bars.Max(bar => bar.Count);
}

/// <summary>The events of a code in one part of the time.</summary>
/// <param name="Part">Number of the part, from 0.</param>
/// <param name="Count">How many there are; at least one.</param>
/// <param name="Untrusted">How many of these do not count.</param>
public sealed record ChartBar(int Part, long Count, long Untrusted);

/// <summary>The time that charts span, in equal parts.</summary>
/// <param name="From">Where the first part begins.</param>
/// <param name="To">Where the last part ends.</param>
public sealed record ChartSpan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How many parts there are.</summary>
    public const int Parts = 60;

    // Lengths of a part that people count in.
    private static readonly TimeSpan[] Steps =
    [
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(seconds => TimeSpan.FromSeconds(seconds)),
        .. new[] { 1, 2, 5, 10, 15, 30 }.Select(minutes => TimeSpan.FromMinutes(minutes)),
        .. new[] { 1, 2, 3, 6, 12 }.Select(hours => TimeSpan.FromHours(hours)),
        .. new[] { 1, 2, 7, 14 }.Select(days => TimeSpan.FromDays(days)),
    ];

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>How long a part is; never nothing, however short the span.</summary>
    public TimeSpan Part => new(Math.Max(1, (To - From).Ticks / Parts));

    /// <summary>
    /// The span that ends with the last of some events and holds the first. Its parts begin at round times, so that a bar stays where it
    /// is while events come.
    /// </summary>
    public static ChartSpan Around(DateTimeOffset first, DateTimeOffset last)
    {
        foreach (var step in Steps)
        {
            if (Ending(last, step) is var span && span.From <= first)
                return span;
        }

        var months = ((last - first).Ticks / Parts / Longest.Ticks) + 1;
        return Ending(last, Longest * months) is var longest && longest.From <= first ? longest : Ending(last, Longest * (months + 1));
    }

    /// <summary>The moment where a part begins.</summary>
    public DateTimeOffset Begin(int part) => From + (Part * part);

    /// <summary>The moment where it ends.</summary>
    public DateTimeOffset End(int part) => part == Parts - 1 ? To : Begin(part + 1);

    private static ChartSpan Ending(DateTimeOffset last, TimeSpan step)
    {
        var end = new DateTimeOffset((last.UtcTicks / step.Ticks * step.Ticks) + step.Ticks, TimeSpan.Zero);
        return new ChartSpan(end - (step * Parts), end);
    }
}

/// <summary>What a chart says to anyone who does not see it, or points at a part of it.</summary>
internal static class ChartWords
{
    /// <summary>A whole chart.</summary>
    public static string Of(CodeSeries series, ChartSpan span) =>
        $"{Events(series.Total)} from {span.From.Moment()} to {span.To.Moment()}, at most {Number(series.Most)} in {TimeText.Rounded(span.Part)}";

    /// <summary>Describes one bar.</summary>
    public static string Of(ChartBar bar, ChartSpan span)
    {
        var untrusted = bar.Untrusted > 0 ? $", {Number(bar.Untrusted)} untrusted" : "";
        return $"{Events(bar.Count)}{untrusted}, {span.Begin(bar.Part).Moment()} for {TimeText.Rounded(span.Part)}";
    }

    /// <summary>A number with its thousands apart.</summary>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Events(long count) => count == 1 ? "1 event" : $"{Number(count)} events";
}
