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
