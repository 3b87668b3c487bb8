using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Repeats;

/// <summary>Makes rows of events.</summary>
internal static class EventRows
{
    /// <summary>A row for each event.</summary>
    public static IReadOnlyList<EventRow> Each(IReadOnlyList<EventEnvelope> events) =>
        [.. events.Select((item, number) => new EventRow { Events = [item], Number = number })];

    /// <summary>A row for events that follow one another and tell the same: session, code, source and trust.</summary>
    /// <param name="events">The events, newest first.</param>
    /// <param name="unfolded">Positions of which the group that holds one is shown event by event.</param>
    public static IReadOnlyList<EventRow> Grouped(IReadOnlyList<EventEnvelope> events, IReadOnlySet<long> unfolded)
    {
        var rows = new List<EventRow>();
        for (var first = 0; first < events.Count; )
        {
            var end = first + 1;
            while (end < events.Count && Same(events[first], events[end]))
                end++;
            rows.AddRange(Group([.. events.Skip(first).Take(end - first)], rows.Count, unfolded));
            first = end;
        }

        return rows;
    }

    private static IEnumerable<EventRow> Group(List<EventEnvelope> together, int number, IReadOnlySet<long> unfolded)
    {
        var open = together.Count > 1 && unfolded.Count > 0 && together.Exists(item => unfolded.Contains(item.Position));
        yield return new EventRow
        {
            Events = together,
            Number = number,
            Unfolded = open,
        };
        foreach (var repeat in open ? together.Skip(1) : [])
            yield return new EventRow
            {
                Events = [repeat],
                Number = ++number,
                IsRepeat = true,
            };
    }

    private static bool Same(EventEnvelope one, EventEnvelope other) =>
        one.Session == other.Session && one.Code == other.Code && one.Source == other.Source && one.Trust == other.Trust;
}

/// <summary>A row of the table: an event, or one that repeats others that are folded into it.</summary>
public sealed record EventRow
{
    /// <summary>The events of the row, newest first; one unless it stands for repeats.</summary>
    public required IReadOnlyList<EventEnvelope> Events { get; init; }

    /// <summary>Gets which row of the table it is; the newest is 0.</summary>
    public required int Number { get; init; }

    /// <summary>Gets a value indicating whether the repeats have rows of their own below this one.</summary>
    public bool Unfolded { get; init; }

    /// <summary>Gets a value indicating whether the row is one of the repeats below a group.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The event that the row shows, and opens.</summary>
    public EventEnvelope Event => Events[0];

    /// <summary>Gets a value indicating whether the row is a group of several events.</summary>
    public bool IsGroup => Events.Count > 1;

    /// <summary>When the first and the last of them happened.</summary>
    public TimeRange Span => new(Events.Min(item => item.OccurredAt), Events.Max(item => item.OccurredAt));

    /// <summary>The row's key while newer repeats join it.</summary>
    public object Key => (IsRepeat, Events[^1].Position);

    /// <summary>Determines whether the event at that position is to be found in this row.</summary>
    public bool Holds(long position) => Unfolded ? Event.Position == position : Events.Any(item => item.Position == position);
}
