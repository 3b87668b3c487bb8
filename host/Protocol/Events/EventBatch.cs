namespace KojiWidgetHarness.Protocol.Events;

/// <summary>What an emitter sends at once: events of one session in rising sequence.</summary>
public sealed record EventBatch
{
    /// <summary>The run; 1 to 64 letters, digits, <c>-</c>, <c>_</c> or <c>.</c>.</summary>
    public required string Run { get; init; }

    /// <summary>The session; same characters as the run.</summary>
    public required string Session { get; init; }

    /// <summary>What the host gave for the session; null before that.</summary>
    public string? Secret { get; init; }

    /// <summary>The events, at most <see cref="EventLimits.EventsPerBatch"/>.</summary>
    public required IReadOnlyList<EmittedEvent> Events { get; init; }
}
