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
