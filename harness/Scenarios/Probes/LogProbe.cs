using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Scenarios.Probes;

/// <summary>What the host's log says, read back from its far end: a message of the widget stands there or does not.</summary>
internal static class LogProbe
{
    public static IEnumerable<Evidence> Look(IReadOnlyList<EventEnvelope> session, EventEnvelope failure)
    {
        // A page that was loaded anew began anew; what its last document said on leaving may come after the next one's first words.
        var began = session.LastOrDefault(item => item.Code == EventCodes.BridgeStarted && item.Sequence <= failure.Sequence)?.Sequence ?? 0;
        var events = session.Where(item => item.Sequence >= began).ToList();
        var answer = events.FirstOrDefault(item => item is { Source: EventSource.Widget, Trust.Level: TrustLevel.Trusted });
        yield return Seen(
            Fact.Handshake, answer is null ? FactValues.No : answer.Position <= failure.Position ? FactValues.Yes : FactValues.Late);

        var lost = events
            .Where(item => item.Position < failure.Position && item.Trust.Level == TrustLevel.Trusted)
            .SkipWhile(item => item.Code != EventCodes.MicrophoneStarted)
            .LastOrDefault(item => item.Code == EventCodes.MicrophoneStarted || TakesPermission(item));
        yield return Seen(Fact.MicrophoneHeld, lost is not null && TakesPermission(lost) ? FactValues.Lost : FactValues.Never);
    }

    private static bool TakesPermission(EventEnvelope item) => item.Code == EventCodes.PermissionChanged
        && item.Evidence?.Any(fact => fact.Fact == Fact.MicrophonePermission && fact.Value != FactValues.Granted) == true;

    private static Evidence Seen(Fact fact, string value) => new() { Fact = fact, Value = value, Place = EvidencePlace.Log };
}
