using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Loopback;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>
/// Holds every request for the widget's page on its way until the step <see cref="Steps.LetWidgetAnswer"/>. On its way and not in a
/// server of ours: what comes late has to be the widget, on an origin that the host counts as the widget's.
/// </summary>
public sealed record AnswersLate : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        return context.Page.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal),
            async route =>
            {
                await context.WidgetMayAnswer.Task.WaitAsync(cancellation);
                await route.ContinueAsync();
            }
        );
    }
}

/// <summary>The widget's server takes connections and never answers.</summary>
public sealed record NeverAnswers : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.ReplaceServer(context, HttpText.DrainAsync);
        return Task.CompletedTask;
    }
}

/// <summary>Lets nothing listen at the widget's address.</summary>
public sealed record NothingListens : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.RefuseConnections(context);
        return Task.CompletedTask;
    }
}

/// <summary>The widget's server takes the request and resets the connection (RFC 9293, RST).</summary>
public sealed record ConnectionReset : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.ReplaceServer(context, async (connection, ending) =>
        {
            await HttpText.ReadHeadAsync(connection.Stream, ending);
            connection.Reset();
        });
        return Task.CompletedTask;
    }
}

/// <summary>The host name in the iframe's src does not resolve.</summary>
public sealed record WidgetNameUnknown : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) => context.Site.ForgetNameAsync(context);
}

/// <summary>The widget's server shows a certificate that it signed itself.</summary>
public sealed record UntrustedCertificate : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.ShowUntrustedCertificate(context);
        return Task.CompletedTask;
    }
}

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
        return context.Page.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal),
            async route =>
            {
                await context.AwaitAsync(EventCodes.BridgeStarted, cancellation);
                await context.Page.Context.SetOfflineAsync(true);
                await route.ContinueAsync();
            },
            new() { Times = 1 }
        );
    }
}

/// <summary>Ends requests for the widget as an ad blocker does.</summary>
public sealed record ContentBlocker : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        return context.Page.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal),
            route => route.AbortAsync(RequestAbortErrorCode.BlockedByClient)
        );
    }
}
