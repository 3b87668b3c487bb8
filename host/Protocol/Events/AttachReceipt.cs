namespace KojiWidgetHarness.Protocol.Events;

/// <summary>The host's answer to a page that says who it is.</summary>
public sealed record AttachReceipt
{
    /// <summary>What came of it.</summary>
    public required AttachOutcome Outcome { get; init; }

    /// <summary>What the page shows from now on with its session; null when the session is somebody else's.</summary>
    public string? Secret { get; init; }
}
