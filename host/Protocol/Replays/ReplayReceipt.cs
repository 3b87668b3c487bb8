namespace KojiWidgetHarness.Protocol.Replays;

/// <summary>What came of sending a recorded event again.</summary>
public sealed record ReplayReceipt
{
    /// <summary>What came of it.</summary>
    public required ReplayOutcome Outcome { get; init; }

    /// <summary>One line for people: what happened and, where nothing did, what helps.</summary>
    public required string Detail { get; init; }

    /// <summary>The page that it was sent to; null when none was chosen.</summary>
    public string? Session { get; init; }
}
