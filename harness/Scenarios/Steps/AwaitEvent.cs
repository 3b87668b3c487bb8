using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Waits until the host's log holds a trusted event.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Times">How many of them.</param>
public sealed record AwaitEvent(EventCode Code, int Times = 1) : Step
{
    // Koji publishes no message of a widget that is well.
    internal override bool NeedsSimulator => Code == EventCodes.WidgetReady || Code == EventCodes.MicrophoneStarted;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Events.FirstAsync(
        context.Session, item => Counts(item) && IsLast(item, context.Events.Of(context.Session)), cancellation);

    private bool Counts(EventEnvelope item) => item.Code == Code && item.Trust.Level == TrustLevel.Trusted;

    private bool IsLast(EventEnvelope item, IReadOnlyList<EventEnvelope> events) =>
        Times == 1 || events.Count(other => Counts(other) && other.Position <= item.Position) >= Times;
}
