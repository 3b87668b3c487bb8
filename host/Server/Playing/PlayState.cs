namespace KojiWidgetHarness.Host.Playing;

/// <summary>How far a play has come.</summary>
public enum PlayState
{
    /// <summary>Another one is playing; its turn comes.</summary>
    Waiting,

    /// <summary>It is playing.</summary>
    Running,

    /// <summary>It has a verdict.</summary>
    Ended,

    /// <summary>A person ended it early.</summary>
    Cancelled,

    /// <summary>This machine could not play it.</summary>
    NotPlayed,
}
