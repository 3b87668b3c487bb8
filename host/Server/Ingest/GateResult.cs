using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>What the gate made of a body.</summary>
/// <param name="Batch">What may be stored; null when the whole body was refused.</param>
/// <param name="Refusals">What may not, and why.</param>
/// <param name="Session">The session that it names; null when it names none, or one with characters that sessions do not have.</param>
internal sealed record GateResult(AcceptedBatch? Batch, IReadOnlyList<Refusal> Refusals, string? Session)
{
    public static GateResult Refuse(RefusalReason reason, string detail, string? session = null) =>
        new(null, [new Refusal { Reason = reason, Detail = detail }], session);
}
