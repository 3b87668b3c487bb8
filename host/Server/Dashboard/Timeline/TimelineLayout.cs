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

/// <summary>A session as a picture, in fractions of its width.</summary>
public sealed record TimelinePicture
{
    /// <summary>The time that it spans, by the emitter's clock.</summary>
    public required TimeRange Span { get; init; }

    /// <summary>The marks, in the order of time.</summary>
    public required IReadOnlyList<TimelineMark> Marks { get; init; }

    /// <summary>Where events are missing.</summary>
    public required IReadOnlyList<TimelineGap> Gaps { get; init; }

    /// <summary>The time axis.</summary>
    public required IReadOnlyList<TimelineTick> Ticks { get; init; }

    /// <summary>Where a moment stands, from 0 to 1.</summary>
    public double At(DateTimeOffset time) => Math.Clamp((time - Span.From) / (Span.To - Span.From), 0, 1);

    /// <summary>The moment that stands there.</summary>
    public DateTimeOffset Time(double at) => Span.From + (Span.To - Span.From) * Math.Clamp(at, 0, 1);
}

/// <summary>A mark: one event, or several too close together to tell apart.</summary>
/// <param name="At">Where, from 0 at the picture's left to 1 at its right.</param>
/// <param name="Lane">Number of the lane, from 0 at the top.</param>
/// <param name="Event">The worst of them; of several equally bad ones the first.</param>
/// <param name="Count">How many there are.</param>
public sealed record TimelineMark(double At, int Lane, EventEnvelope Event, int Count);

/// <summary>Where events of the sequence are missing.</summary>
/// <param name="From">Where the last event before it stands, from 0 to 1.</param>
/// <param name="To">Where the first event after it stands.</param>
/// <param name="Missing">How many are missing.</param>
public sealed record TimelineGap(double From, double To, long Missing);

/// <summary>A mark of the time axis.</summary>
/// <param name="At">Where, from 0 to 1.</param>
/// <param name="Label">The time since the picture's beginning.</param>
public sealed record TimelineTick(double At, string Label);
