using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>
/// Reproduces failures on this host. Whatever composes the host passes it in: the host itself knows no browser and no scenario, only
/// what both sides say on the wire.
/// </summary>
public interface ICatalogueRunner
{
    /// <summary>The scenarios that it can run now: those of files, then those of the catalogue.</summary>
    IReadOnlyList<RunnableScenario> Scenarios { get; }

    /// <summary>Codes of the events that a file is made of, beside errors.</summary>
    IReadOnlyList<EventCode> SelectedCodes { get; }

    /// <summary>Files of <see cref="Scenarios"/> came, changed or went; their ids are named. Called on any thread.</summary>
    event Action<IReadOnlyList<string>>? FilesChanged;

    /// <summary>What went wrong in a session, as a file that can be run; or in one line why there is none.</summary>
    /// <param name="events">The session's errors and what else is <see cref="SelectedCodes"/>, oldest first.</param>
    (SavedScenario? Saved, string? Problem) Save(IReadOnlyList<EventEnvelope> events);

    /// <summary>Runs one of <see cref="Scenarios"/>; not called again before it has ended.</summary>
    /// <param name="id">Its id, as listed.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="follower">Looks on.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ScenarioUnavailableException">This machine lacks something, or the file says no scenario.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<ScenarioResult> RunAsync(string id, RunSettings settings, IScenarioFollower follower, CancellationToken cancellation);

    /// <summary>Shows the trace of a run in Playwright's viewer, until this host stops.</summary>
    /// <param name="session">The session of the run.</param>
    /// <param name="cancellation">Ends the start of the viewer.</param>
    /// <returns>Where it is shown.</returns>
    /// <exception cref="ScenarioUnavailableException">There is no such trace, or no viewer.</exception>
    Task<Uri> ShowTraceAsync(string session, CancellationToken cancellation);
}

/// <summary>A scenario cannot run here. The message says what helps, in one line.</summary>
public sealed class ScenarioUnavailableException(string message) : Exception(message);

/// <summary>A scenario that can be run: one of the catalogue, or of a file.</summary>
/// <param name="Id">Its name, or the path of its file.</param>
public sealed record RunnableScenario(string Id)
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the purpose, in one line.</summary>
    public string Purpose { get; init; } = "";

    /// <summary>The code that it leads to; null when no error may appear.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that it has; null when no error may appear.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>What it does, in order.</summary>
    public IReadOnlyList<ScenarioPart> Parts { get; init; } = [];

    /// <summary>Gets a value indicating whether it is that of a file.</summary>
    public bool IsFile { get; init; }

    /// <summary>Why its file cannot be run, in one line; null when it can.</summary>
    public string? Problem { get; init; }
}

/// <summary>How a scenario is run for somebody who looks on.</summary>
public sealed record RunSettings
{
    /// <summary>Whether the browser's window shows.</summary>
    public bool Headed { get; init; }

    /// <summary>Whether it pauses before the page opens and before each step, until somebody continues it.</summary>
    public bool Pauses { get; init; }

    /// <summary>Whether each of these comes a second later, so that eyes can follow.</summary>
    public bool Slow { get; init; }

    /// <summary>Whether Playwright's trace is recorded.</summary>
    public bool Traces { get; init; }
}
