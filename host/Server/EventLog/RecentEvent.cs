using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>An event that was just stored, with what filters ask for.</summary>
internal sealed record RecentEvent(
    long Position,
    string Run,
    string Session,
    EventSource Source,
    EventCode Code,
    Severity Severity,
    TrustLevel Trust,
    StoredEvent Stored
)
{
    /// <summary>Whether a filter that asks for neither time nor text is for it.</summary>
    public bool Fits(EventFilter filter) =>
        (filter.Codes.Count == 0 || filter.Codes.Contains(Code))
        && (filter.Source ?? Source) == Source
        && (filter.Severity ?? Severity) == Severity
        && (filter.Session ?? Session) == Session
        && (filter.Run ?? Run) == Run
        && (filter.Trust ?? Trust) == Trust;
}
