namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>How far a queued run has come.</summary>
public enum QueuedRunState
{
    /// <summary>Another one is running; its turn comes.</summary>
    Waiting,

    /// <summary>It is running.</summary>
    Running,

    /// <summary>It has a verdict.</summary>
    Ended,

    /// <summary>A person ended it early.</summary>
    Cancelled,

    /// <summary>This machine could not run it.</summary>
    NotRun,
}
