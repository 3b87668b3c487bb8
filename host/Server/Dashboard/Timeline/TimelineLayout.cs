using System.Globalization;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Timeline;

/// <summary>Lays the events of a session out in time. However many they are, the picture stays small.</summary>
internal static class TimelineLayout
{
    /// <summary>How many marks a lane has at most.</summary>
    public const int Places = 120;

    // A session of one event still has a width.
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    /// <summary>The lanes, from top to bottom.</summary>
    public static IReadOnlyList<EventSource> Lanes { get; } = Enum.GetValues<EventSource>();

    /// <summary>The picture of a session's events, of which there is at least one, and of the gaps of its sequence.</summary>
    public static TimelinePicture Of(IReadOnlyCollection<EventEnvelope> events, IReadOnlyList<SequenceGap> gaps)
    {
        var from = events.Min(item => item.OccurredAt);
        var to = events.Max(item => item.OccurredAt);
        var picture = new TimelinePicture
        {
            Span = new TimeRange(from, to - from < Shortest ? from + Shortest : to),
            Marks = [],
            Gaps = [],
            Ticks = [],
        };
        return picture with
        {
            Marks = [.. Marks(picture, events)],
            Gaps = [.. gaps.Select(gap => Gap(picture, events, gap))],
            Ticks =
            [
                .. Enumerable
                    .Range(0, 5)
                    .Select(number => new TimelineTick(number / 4.0, Label((picture.Span.To - picture.Span.From) * number / 4))),
            ],
        };
    }

    private static IEnumerable<TimelineMark> Marks(TimelinePicture picture, IEnumerable<EventEnvelope> events) =>
        from item in events
        group item by (Lane: (int)item.Source, Place: (int)(picture.At(item.OccurredAt) * Places)) into together
        let worst = together.OrderByDescending(Weight).ThenBy(item => item.Position).First()
        let mark = new TimelineMark(picture.At(worst.OccurredAt), together.Key.Lane, worst, together.Count())
        orderby mark.At, mark.Lane
        select mark;

    // What does not count is not worse than what does, whatever it says.
    private static int Weight(EventEnvelope item) =>
        item.Trust.Level == TrustLevel.Trusted ? (int)item.Severity * 2 : (int)Severity.Warning;

    private static TimelineGap Gap(TimelinePicture picture, IEnumerable<EventEnvelope> events, SequenceGap gap)
    {
        events = events.Where(item => item.Source != EventSource.Api);
        var before = events.Where(item => item.Sequence < gap.First).MaxBy(item => item.Sequence);
        var after = events.Where(item => item.Sequence > gap.Last).MinBy(item => item.Sequence);
        var from = before is null ? 0 : picture.At(before.OccurredAt);
        return new TimelineGap(from, Math.Max(from, after is null ? 1 : picture.At(after.OccurredAt)), gap.Last - gap.First + 1);
    }

    private static string Label(TimeSpan since) =>
        since switch
        {
            { TotalSeconds: < 10 } => $"+{since.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture)} s",
            { TotalMinutes: < 2 } => $"+{since.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s",
            { TotalHours: < 2 } => $"+{since.TotalMinutes.ToString("0.0", CultureInfo.InvariantCulture)} min",
            _ => $"+{since.TotalHours.ToString("0.0", CultureInfo.InvariantCulture)} h",
        };
}
