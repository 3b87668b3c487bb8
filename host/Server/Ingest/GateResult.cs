using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>What the gate made of a body.</summary>
/// <param name="Batch">What may be stored; null when the whole body was refused.</param>
/// <param name="Refusals">What may not, and why.</param>
internal sealed record GateResult(EventBatch? Batch, IReadOnlyList<Refusal> Refusals)
{
    public static GateResult Refuse(RefusalReason reason, string detail) =>
        new(null, [new Refusal { Reason = reason, Detail = detail }]);
}
