namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Some events of the log, newest first.</summary>
public sealed record EventPage
{
    /// <summary>The events.</summary>
    public required IReadOnlyList<StoredEvent> Events { get; init; }

    /// <summary>What to ask for as <c>before</c> to get the page of older ones; null when there are none.</summary>
    public long? Before { get; init; }
}
