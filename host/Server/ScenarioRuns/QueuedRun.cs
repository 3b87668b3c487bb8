using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>A scenario that somebody asked for, and what came of it.</summary>
/// <param name="State">How far it has come.</param>
public sealed record QueuedRun(QueuedRunState State)
{
    /// <summary>How it is run.</summary>
    public RunSettings Settings { get; init; } = new();

    /// <summary>The session that has its events; null before it runs.</summary>
    public string? Session { get; init; }

    /// <summary>What is being done, waits to be done, or was when the run ended; null for nothing.</summary>
    public ScenarioPart? Doing { get; init; }

    /// <summary>Whether <see cref="Doing"/> waits until somebody continues it.</summary>
    public bool IsPaused { get; init; }

    /// <summary>What is over, in order.</summary>
    public IReadOnlyList<ScenarioMoment> Moments { get; init; } = [];

    /// <summary>How it went, without its events, which the log has; null before it ended.</summary>
    public ScenarioResult? Result { get; init; }

    /// <summary>Why it could not run, in one line; null when it could.</summary>
    public string? Problem { get; init; }

    /// <summary>Gets a value indicating whether the run has not ended yet.</summary>
    public bool IsOpen => State is QueuedRunState.Waiting or QueuedRunState.Running;
}

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
