using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>
/// Reproduces failures on this host. Whatever composes the host passes it in: the host itself knows no browser and no scenario, only
/// what both sides say on the wire.
/// </summary>
public interface ICatalogueRunner
{
    /// <summary>The scenarios that it can run.</summary>
    IReadOnlyList<ScenarioListing> Scenarios { get; }

    /// <summary>Codes of the events that a file is made of, beside errors.</summary>
    IReadOnlyList<EventCode> SelectedCodes { get; }

    /// <summary>What went wrong in a session, as a file that can be run; or in one line why there is none.</summary>
    /// <param name="events">The session's errors and what else is <see cref="SelectedCodes"/>, oldest first.</param>
    (SavedScenario? Saved, string? Problem) Save(IReadOnlyList<EventEnvelope> events);

    /// <summary>Runs one of <see cref="Scenarios"/>; not called again before it has ended.</summary>
    /// <param name="name">Its name, as listed.</param>
    /// <param name="opening">Receives the session under which its events will come, before the first does.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ScenarioUnavailableException">This machine lacks something.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<ScenarioResult> RunAsync(string name, Action<string> opening, CancellationToken cancellation);
}

/// <summary>A scenario cannot run here. The message says what helps, in one line.</summary>
public sealed class ScenarioUnavailableException(string message) : Exception(message);

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
