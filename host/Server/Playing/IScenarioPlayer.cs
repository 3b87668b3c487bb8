using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.Playing;

/// <summary>
/// Brings failures about on this host. Whoever composes the host brings it along: the host itself knows no browser and no scenario, only
/// what both sides say on the wire.
/// </summary>
public interface IScenarioPlayer
{
    /// <summary>What it can play.</summary>
    IReadOnlyList<ScenarioListing> Scenarios { get; }

    /// <summary>Codes of the events that a file is made of, beside errors.</summary>
    IReadOnlyList<EventCode> Telling { get; }

    /// <summary>What went wrong in a session, as a file that can be played again; or in one line why there is none.</summary>
    /// <param name="events">The session's errors and what else is <see cref="Telling"/>, oldest first.</param>
    (SavedScenario? Saved, string? Problem) Save(IReadOnlyList<EventEnvelope> events);

    /// <summary>Plays one of <see cref="Scenarios"/>; not called again before it has ended.</summary>
    /// <param name="name">Its name, as listed.</param>
    /// <param name="opening">Told the session under which its events will come, before the first does.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="ScenarioPlayException">This machine lacks something.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    Task<ScenarioResult> PlayAsync(string name, Action<string> opening, CancellationToken cancellation);
}
