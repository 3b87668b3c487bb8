using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Steps;

/// <summary>Waits until the page knows that its network is gone. Nothing tells the log: the network is gone.</summary>
public sealed record AwaitOffline : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Page.WaitForFunctionAsync("() => !navigator.onLine");
}
