using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Repeats;

/// <summary>A row of the table: an event, or one that repeats others that are folded into it.</summary>
public sealed record EventRow
{
    /// <summary>The events of the row, newest first; one unless it stands for repeats.</summary>
    public required IReadOnlyList<EventEnvelope> Events { get; init; }

    /// <summary>Which row of the table it is; the newest is 0.</summary>
    public required int Number { get; init; }

    /// <summary>Whether the repeats have rows of their own below this one.</summary>
    public bool Unfolded { get; init; }

    /// <summary>Whether the row is one of the repeats below a group.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The event that the row shows, and opens.</summary>
    public EventEnvelope Event => Events[0];

    /// <summary>Whether the row is a group of several events.</summary>
    public bool IsGroup => Events.Count > 1;

    /// <summary>When the first and the last of them happened.</summary>
    public TimeRange Span => new(Events.Min(item => item.OccurredAt), Events.Max(item => item.OccurredAt));

    /// <summary>The row's key while newer repeats join it.</summary>
    public object Key => (IsRepeat, Events[^1].Position);

    /// <summary>Whether the event at that position is to be found in this row.</summary>
    public bool Holds(long position) => Unfolded ? Event.Position == position : Events.Any(item => item.Position == position);
}
