using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Steps;

/// <summary>Waits until the host's log holds a trusted event.</summary>
/// <param name="Code">Its code.</param>
public sealed record AwaitEvent(EventCode Code) : Step
{
    // Koji publishes no message of a widget that is well.
    internal override bool NeedsSimulator => Code == EventCodes.WidgetReady || Code == EventCodes.MicrophoneStarted;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.AwaitAsync(Code, cancellation);
}
