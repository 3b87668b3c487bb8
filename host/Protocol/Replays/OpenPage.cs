namespace KojiWidgetHarness.Protocol.Replays;

/// <summary>A host page whose bridge is connected now.</summary>
public sealed record OpenPage
{
    /// <summary>The page load.</summary>
    public required string Session { get; init; }

    /// <summary>The run that it belongs to.</summary>
    public required string Run { get; init; }

    /// <summary>The page's web origin, as its browser says it; null when no browser connected.</summary>
    public string? Origin { get; init; }

    /// <summary>When the page connected.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }
}
