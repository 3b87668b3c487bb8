namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Some sessions of the log, the ones that began last first.</summary>
public sealed record SessionPage
{
    /// <summary>The sessions.</summary>
    public required IReadOnlyList<SessionSummary> Sessions { get; init; }

    /// <summary>What to ask for as <c>before</c> to get the page of older ones; null when there are none.</summary>
    public long? Before { get; init; }
}
