using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class DeliveryTests
{
    [TestMethod]
    public async Task Outbox_WhileTheHostGoesAwayAndComesBack_LosesNothingAndRepeatsNothing()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();

        await PostNumbersAsync(site, widget, 0, 100);
        await site.Host.StopAsync();
        await AwaitStateAsync(site, "disconnected");
        await PostNumbersAsync(site, widget, 100, 200);
        await site.Host.StartAgainAsync();
        await PostNumbersAsync(site, widget, 200, 300);

        await AssertNumbersAsync(site, 300);
    }

    [TestMethod]
    public async Task Outbox_WhenTheClockJumpsPastEveryTimeout_LosesNothing()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync();

        var posting = PostNumbersAsync(site, widget, 0, 200);
        await site.Page.Clock.FastForwardAsync("31:00");
        await posting;
        await PostNumbersAsync(site, widget, 200, 300);
        await site.Page.Clock.FastForwardAsync("31:00");

        await AssertNumbersAsync(site, 300);
    }

    [TestMethod]
    public async Task Outbox_WhenReceiptsGetLost_SendsTheBatchAgain()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await site.SettledAsync();
        site.Inbox.FailAfterStoring(appends: 3);

        await PostNumbersAsync(site, widget, 0, 60);

        await AssertNumbersAsync(site, 60);
        var status = await StatusAsync(site);
        Assert.AreEqual(0, status.GetProperty("queued").GetInt32());
        Assert.AreEqual(site.Inbox.Events.Count, status.GetProperty("stored").GetInt32());
    }

    [TestMethod]
    public async Task Outbox_WhenTheHostNeverTakesABatch_GivesItUpAndGoesOn()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await site.SettledAsync();
        await site.Page.Clock.InstallAsync();
        var warned = site.Page.WaitForConsoleMessageAsync(new() { Predicate = message => message.Text.Contains("are lost", StringComparison.Ordinal) });
        site.Inbox.FailAfterStoring(appends: 5);

        await PostNumbersAsync(site, widget, 0, 1);
        await warned;
        await PostNumbersAsync(site, widget, 1, 2);

        await AssertNumbersAsync(site, 2);
    }

    [TestMethod]
    public async Task PageClose_WithEventsUnacknowledged_HandsThemToTheBeacon()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();
        await site.SettledAsync();

        await site.Page.GotoAsync("about:blank");

        var closing = await site.Host.Beacons.FirstAsync(EventCodes.BridgeClosing);
        Assert.AreEqual(site.Inbox.Events.Count, closing.Sequence);
    }

    [TestMethod]
    public async Task PageClose_WithMoreThanOneBeaconHolds_SplitsIt()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();
        await site.SettledAsync();

        // All in the task that ends with the page, so that the connection has no time to take any of it.
        await site.Page.EvaluateAsync(
            """
            () => {
                for (let n = 0; n < 120; n++) dispatchEvent(new MessageEvent('message', {data: {type: 'number', n}}));
                dispatchEvent(new PageTransitionEvent('pagehide'));
            }
            """);

        for (var n = 0; n < 120; n++)
            await site.Host.Beacons.FirstAsync(item => item.Source == EventSource.Widget && NumberOf(item) == n, $"number {n}");
        await site.Host.Beacons.FirstAsync(EventCodes.BridgeClosing);
    }

    [TestMethod]
    public async Task Stop_WithEventsQueued_DeliversThemAndEndsTheSession()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();

        await site.Page.EvaluateAsync("() => KojiBridge.start().stop()");
        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");
        var session = await site.Page.EvaluateAsync<string>(
            "origins => { const next = KojiBridge.start({run: 'test', widgetOrigins: origins}); return next.settled().then(() => next.session); }",
            site.Widget.Origin);

        Assert.IsTrue(Guid.TryParse(session, out _));
        var codes = site.Inbox.Events.Select(item => item.Code).ToList();
        CollectionAssert.DoesNotContain(codes, EventCodes.WidgetReady);
        Assert.AreEqual(2, codes.Count(code => code == EventCodes.BridgeStarted));
        Assert.AreEqual(1, codes.Count(code => code == EventCodes.BridgeClosing));
    }

    private static async Task PostNumbersAsync(BridgeSite site, IFrame widget, int from, int to) => await widget.EvaluateAsync(
        "([from, to, origin]) => { for (let n = from; n < to; n++) parent.postMessage({type: 'number', n}, origin); }",
        new object[] { from, to, site.Host.Origin });

    private static async Task AssertNumbersAsync(BridgeSite site, int count)
    {
        await site.Inbox.FirstAsync(item => NumberOf(item) == count - 1, $"number {count - 1}");
        await site.SettledAsync();
        var events = site.Inbox.Events.OrderBy(item => item.Sequence).ToList();
        CollectionAssert.AreEqual(Enumerable.Range(0, count).ToList(), events.Select(NumberOf).Where(n => n >= 0).ToList());
        CollectionAssert.AreEqual(Enumerable.Range(1, events.Count).Select(n => (long)n).ToList(), events.Select(item => item.Sequence).ToList());
    }

    private static int NumberOf(EmittedEvent item) => item.Source == EventSource.Widget
        ? JsonDocument.Parse(item.Raw!.Text).RootElement.GetProperty("n").GetInt32()
        : -1;

    private static async Task AwaitStateAsync(BridgeSite site, string state) => await site.Page.EvaluateAsync(
        """
        state => new Promise(resolve => {
            const bridge = KojiBridge.start();
            const look = status => { if (status.state === state) resolve(); };
            bridge.onStatus(look);
            look(bridge.status());
        })
        """,
        state);

    private static async Task<JsonElement> StatusAsync(BridgeSite site) =>
        JsonDocument.Parse(await site.Page.EvaluateAsync<string>("() => JSON.stringify(KojiBridge.start().status())")).RootElement;
}
