using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Steps;

/// <summary>Waits until the widget has said anything that counts.</summary>
public sealed record AwaitAnswer : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Events.FirstAsync(
        context.Session, item => item is { Source: EventSource.Widget, Trust.Level: TrustLevel.Trusted }, cancellation);
}
