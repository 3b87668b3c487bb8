using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>
/// Holds the widget back until the page has heard the stranger's message: a scenario may be over with the widget's first word.
/// </summary>
internal sealed record WidgetComesAfterTheStranger : Fault
{
    public override async Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await context.Page.ExposeFunctionAsync("strangerWasHeard", () => heard.TrySetResult());
        await context.Page.AddInitScriptAsync(
            "if (window === top) addEventListener('message', event => { if (event.origin === 'http://stranger.test') strangerWasHeard(); });"
        );
        await context.Page.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal),
            async route =>
            {
                await heard.Task.WaitAsync(Guard.Patience);
                await route.FallbackAsync();
            }
        );
    }
}
