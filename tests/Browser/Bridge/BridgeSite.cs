using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Loopback;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>Host, widget and a browser page between them.</summary>
internal sealed class BridgeSite : IAsyncDisposable
{
    // Pages whose context nobody has changed. The browser closes them when it ends.
    private static readonly ConcurrentBag<IPage> Free = [];

    private readonly ClosedPort closed = new();
    private readonly bool alone;

    private BridgeSite(Inbox inbox, TestHost host, TestWidget widget, IPage page, bool alone) =>
        (Inbox, Host, Widget, Page, this.alone) = (inbox, host, widget, page, alone);

    public Inbox Inbox { get; }

    public TestHost Host { get; }

    public TestWidget Widget { get; }

    public IPage Page { get; }

    public string WidgetSrc => Widget.Origin + "/embed/abc";

    /// <summary>An address where nobody listens.</summary>
    public string RefusedSrc => $"http://127.0.0.1:{closed.Number}/embed/abc";

    /// <summary>Starts them around a page that another test may have had before.</summary>
    public static Task<BridgeSite> StartAsync() => StartAsync(alone: false);

    /// <summary>
    /// Opens a site for a test that changes the page's context for good: its clock, routes, permissions, scripts of every document.
    /// </summary>
    public static Task<BridgeSite> StartAloneAsync() => StartAsync(alone: true);

    private static async Task<BridgeSite> StartAsync(bool alone)
    {
        var inbox = new Inbox();
        var host = await TestHost.StartAsync(inbox);
        var widget = await TestWidget.StartAsync();
        var page = !alone && Free.TryTake(out var free) ? free : await (await TestBrowser.NewContextAsync()).NewPageAsync();
        return new(inbox, host, widget, page, alone);
    }

    /// <summary>Opens a page with the bridge's script tag and this markup, and waits until the bridge is heard of.</summary>
    public async Task OpenAsync(string body)
    {
        Host.Html = $"""
            <!doctype html><title>host</title>
            <script src="/bridge/koji-bridge.js" data-token="t" data-run="test"
                data-widget-origins="{Widget.Origin},{new Uri(RefusedSrc).GetLeftPart(UriPartial.Authority)}"></script>
            {body}
            """;
        await Page.GotoAsync(Host.Origin, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Inbox.FirstAsync(EventCodes.BridgeStarted);
    }

    /// <summary>
    /// Opens a page with this markup and puts the bridge's script tag into it when everything has loaded, as a tag manager does.
    /// </summary>
    public async Task OpenLateAsync(string body)
    {
        Host.Html = $"<!doctype html><title>host</title>{body}";
        await Page.GotoAsync(Host.Origin, new() { WaitUntil = WaitUntilState.Load });
        await Page.EvaluateAsync(
            """
            origins => new Promise(onload => {
                const script = Object.assign(document.createElement('script'), {src: '/bridge/koji-bridge.js', onload});
                Object.assign(script.dataset, {token: 't', run: 'test', widgetOrigins: origins});
                document.head.append(script);
            })
            """,
            $"{Widget.Origin},{new Uri(RefusedSrc).GetLeftPart(UriPartial.Authority)}"
        );
        await Inbox.FirstAsync(EventCodes.BridgeStarted);
    }

    /// <summary>Waits until the page has loaded, by its own word.</summary>
    public Task LoadedAsync() =>
        Page.EvaluateAsync(
            "() => new Promise(resolve => document.readyState === 'complete' ? resolve() : addEventListener('load', () => resolve(), { once: true }))"
        );

    /// <summary>Opens a page with a widget iframe and waits until it has loaded.</summary>
    public async Task<IFrame> OpenWidgetAsync(string attributes = "")
    {
        await OpenAsync($"""<iframe src="{WidgetSrc}" {attributes}></iframe>""");
        await Inbox.FirstAsync(EventCodes.FrameLoaded);
        return await WidgetFrameAsync();
    }

    /// <summary>The page's first iframe, once Playwright knows that the widget is in it. The bridge may hear of it before.</summary>
    public async Task<IFrame> WidgetFrameAsync()
    {
        var element = await Page.WaitForSelectorAsync("iframe");
        var frame = await element!.ContentFrameAsync() ?? throw new InvalidOperationException("The iframe is empty.");
        // To wait for a navigation would be for ever if it came between the look at the address and the wait.
        while (frame.Url != WidgetSrc)
            await Task.Delay(10);
        return frame;
    }

    /// <summary>Lets a frame post what a JavaScript expression gives.</summary>
    public Task PostAsync(IFrame frame, string expression) =>
        frame.EvaluateAsync($"origin => parent.postMessage({expression}, origin)", Host.Origin);

    /// <summary>Waits until the host has acknowledged everything.</summary>
    public async Task SettledAsync() => await Page.EvaluateAsync("() => KojiBridge.start().settled()").WaitAsync(Guard.Patience);

    /// <summary>Waits until a JavaScript condition on the bridge's <c>status</c> holds.</summary>
    public async Task AwaitStatusAsync(string condition) =>
        await Page.EvaluateAsync(
                $$"""
                () => new Promise(resolve => {
                    const look = status => { if ({{condition}}) resolve(); };
                    KojiBridge.start().onStatus(look);
                    look(KojiBridge.start().status());
                })
                """
            )
            .WaitAsync(Guard.Patience);

    public async ValueTask DisposeAsync()
    {
        if (alone || Page.IsClosed)
            await Page.Context.DisposeAsync();
        else
            await LeaveAsync();
        await Host.DisposeAsync();
        await Widget.DisposeAsync();
        closed.Dispose();
    }

    private async Task LeaveAsync()
    {
        await TestBrowser.LeaveAsync(Page);
        Free.Add(Page);
    }
}
