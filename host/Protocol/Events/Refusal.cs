namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Why the gate refused an event, or a whole batch.</summary>
public sealed record Refusal
{
    /// <summary>The event's sequence; null when the whole batch was refused.</summary>
    public long? Sequence { get; init; }

    /// <summary>Which check it failed.</summary>
    public required RefusalReason Reason { get; init; }

    /// <summary>One line for people: what was found and what is allowed.</summary>
    public required string Detail { get; init; }
}
