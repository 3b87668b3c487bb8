using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>
/// Takes the network away once the page is there and its bridge is connected, just before the widget is asked for.
/// </summary>
public sealed record GoesOffline : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        // The page knows at once that it is offline. Its network comes back only once that has cost it the widget.
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.WidgetIsLost = failed.Task;
        context.Page.RequestFailed += (_, request) =>
        {
            if (request.Url.StartsWith(context.WidgetPage, StringComparison.Ordinal))
                failed.TrySetResult();
        };
        return context.Page.RouteAsync(url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal), async route =>
        {
            await context.AwaitAsync(EventCodes.BridgeStarted, cancellation);
            await context.Page.Context.SetOfflineAsync(true);
            await route.ContinueAsync();
        }, new() { Times = 1 });
    }
}
