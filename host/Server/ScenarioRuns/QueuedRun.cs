using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>A scenario that somebody asked for, and what came of it.</summary>
/// <param name="State">How far it has come.</param>
public sealed record QueuedRun(QueuedRunState State)
{
    /// <summary>The session that has its events; null before it runs.</summary>
    public string? Session { get; init; }

    /// <summary>How it went, without its events, which the log has; null before it ended.</summary>
    public ScenarioResult? Result { get; init; }

    /// <summary>Why it could not run, in one line; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether the run has not ended yet.</summary>
    public bool IsOpen => State is QueuedRunState.Waiting or QueuedRunState.Running;
}
