using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Steps;

/// <summary>Waits until the host's log holds a trusted event.</summary>
/// <param name="Code">Its code.</param>
public sealed record AwaitEvent(EventCode Code) : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.AwaitAsync(Code, cancellation);
}
