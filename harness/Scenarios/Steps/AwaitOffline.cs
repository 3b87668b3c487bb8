using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>
/// Waits until the page knows that its network is gone, and a request for the widget that a fault takes the network from has failed.
/// Nothing tells the log: the network is gone.
/// </summary>
public sealed record AwaitOffline : Step
{
    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        await context.Page.WaitForFunctionAsync("() => !navigator.onLine");
        await context.WidgetIsLost.WaitAsync(cancellation);
    }
}
