namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>How far a queued run has come.</summary>
public enum QueuedRunState
{
    /// <summary>Another scenario runs before it.</summary>
    Waiting,

    /// <summary>The scenario runs.</summary>
    Running,

    /// <summary>The run has a verdict.</summary>
    Ended,

    /// <summary>A person ended it early.</summary>
    Cancelled,

    /// <summary>This machine cannot run the scenario.</summary>
    NotRun,
}
