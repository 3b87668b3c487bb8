using System.Text.Json;
using KojiWidgetHarness.Protocol;
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
        await site.AwaitStatusAsync("status.state === 'disconnected'");
        await PostNumbersAsync(site, widget, 100, 200);
        await site.Host.StartAgainAsync();
        await PostNumbersAsync(site, widget, 200, 300);

        await AssertNumbersAsync(site, 300);
    }

    [TestMethod]
    public async Task Outbox_WhenTheClockJumpsPastEveryTimeout_LosesNothing()
    {
        await using var site = await BridgeSite.StartAloneAsync();
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
    public async Task Session_ThatIsAnothers_IsGivenAnotherName_AndNothingIsLost()
    {
        await using var site = await BridgeSite.StartAsync();
        site.Inbox.Taken.Add("page-1");
        await site.OpenAsync(
            "<script>KojiBridge.start().stop().then(() => { KojiBridge.start({ run: 'test', session: 'page-1' }); })</script>"
        );

        await site.Page.WaitForFunctionAsync("() => KojiBridge.start().session !== 'page-1' && KojiBridge.start().status().queued === 0");

        var session = await site.Page.EvaluateAsync<string>("() => KojiBridge.start().session");
        var last = site.Inbox.Shown.Last();
        Assert.AreEqual(session, last.Session);
        Assert.AreEqual(
            2,
            site.Inbox.Events.Count(item => item.Code == EventCodes.BridgeStarted),
            "one of the bridge that stopped, one of the other"
        );
    }

    [TestMethod]
    public async Task Secret_OnceGiven_IsShownWithEveryBatchAndTheLast()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await PostNumbersAsync(site, widget, 0, 10);
        await site.Page.WaitForFunctionAsync("() => KojiBridge.start().status().queued === 0");
        await PostNumbersAsync(site, widget, 10, 20);

        await site.Page.GotoAsync("about:blank");

        await site.Inbox.FirstAsync(EventCodes.BridgeClosing);
        var (session, secret) = site.Inbox.Shown.Last();
        Assert.AreEqual(Inbox.SecretOf(session), secret);
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
        await site.AwaitStatusAsync($"status.stored === {site.Inbox.Events.Count} && status.queued === 0");
    }

    [TestMethod]
    public async Task Outbox_WhenTheHostNeverTakesABatch_GivesItUpAndGoesOn()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        var widget = await site.OpenWidgetAsync();
        await site.SettledAsync();
        await site.Page.Clock.InstallAsync();
        var warned = site.Page.WaitForConsoleMessageAsync(
            new() { Predicate = message => message.Text.Contains("are lost", StringComparison.Ordinal) }
        );
        site.Inbox.FailAfterStoring(appends: 5);

        await PostNumbersAsync(site, widget, 0, 1);
        await warned;
        await PostNumbersAsync(site, widget, 1, 2);

        await AssertNumbersAsync(site, 2);
    }

    [TestMethod]
    public async Task Outbox_OfRefusedEvents_IsClearedWithOneWarning()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await site.SettledAsync();
        var warnings = new List<string>();
        site.Page.Console += (_, message) => warnings.Add(message.Text);
        site.Inbox.Refuses = RefusalReason.BadClaim;

        await PostNumbersAsync(site, widget, 0, 60);
        await site.AwaitStatusAsync("status.refused === 60 && status.queued === 0");
        Assert.HasCount(1, warnings.Where(text => text.Contains("bad-claim", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Page_ThatComesBackFromTheCache_CarriesOnInTheSameSession()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();

        await site.Page.EvaluateAsync(
            """
            () => {
                dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
                dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
            }
            """
        );

        await site.Inbox.FirstAsync(EventCodes.BridgeClosing);
        var again = await site.Inbox.FirstAsync(
            item => item.Code == EventCodes.BridgeStarted && item.Sequence > 1,
            "second bridge.started"
        );
        Assert.AreEqual(site.Inbox.Events.Count, again.Sequence);
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
    [DataRow(120, 10)]
    [DataRow(40, 4_000)]
    public async Task PageClose_WithMoreThanOneBeaconHolds_SplitsIt(int messages, int characters)
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();
        await site.SettledAsync();

        // All in the task that ends with the page, so that the connection has no time to take any of it.
        var sent = await site.Page.EvaluateAsync<string[]>(
            """
            ([messages, characters]) => {
                const blobs = [];
                navigator.sendBeacon = (_, blob) => blobs.push(blob);
                const data = {type: 'koji:text', text: 'x'.repeat(characters)};
                for (let n = 0; n < messages; n++) dispatchEvent(new MessageEvent('message', {data}));
                dispatchEvent(new PageTransitionEvent('pagehide'));
                return Promise.all(blobs.map(blob => blob.text()));
            }
            """,
            new[] { messages, characters }
        );

        var batches = sent.Select(text => JsonSerializer.Deserialize(text, ProtocolJson.Default.EventBatch)!).ToList();
        Assert.IsTrue(batches.All(batch => batch.Events.Count <= EventLimits.EventsPerBatch));
        Assert.IsTrue(sent.All(text => text.Length <= EventLimits.BeaconBytes));
        var sequences = batches.SelectMany(batch => batch.Events).Select(item => (int)item.Sequence).ToList();
        CollectionAssert.AreEqual(Enumerable.Range(sequences[0], messages + 1).ToList(), sequences);
    }

    [TestMethod]
    public async Task Stop_WithEventsQueued_DeliversThemAndEndsTheSession()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();

        await site.Page.EvaluateAsync("() => KojiBridge.start().stop()");
        await site.Page.EvaluateAsync("() => { self.heard = new Promise(heard => addEventListener('message', heard, {once: true})); }");
        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");
        // It comes from another process: the next bridge would hear it, too, if it began before.
        var session = await site.Page.EvaluateAsync<string>(
            "async () => { await self.heard; const next = KojiBridge.start({run: 'test'}); return next.settled().then(() => next.session); }"
        );

        Assert.IsTrue(Guid.TryParse(session, out _));
        var codes = site.Inbox.Events.Select(item => item.Code).ToList();
        CollectionAssert.DoesNotContain(codes, EventCodes.WidgetReady);
        Assert.AreEqual(2, codes.Count(code => code == EventCodes.BridgeStarted));
        Assert.AreEqual(1, codes.Count(code => code == EventCodes.BridgeClosing));
    }

    private static async Task PostNumbersAsync(BridgeSite site, IFrame widget, int from, int to) =>
        await widget.EvaluateAsync(
            "([from, to, origin]) => { for (let n = from; n < to; n++) parent.postMessage({type: 'number', n}, origin); }",
            new object[] { from, to, site.Host.Origin }
        );

    private static async Task AssertNumbersAsync(BridgeSite site, int count)
    {
        await site.Inbox.FirstAsync(item => NumberOf(item) == count - 1, $"number {count - 1}");
        await site.SettledAsync();
        var events = site.Inbox.Events.OrderBy(item => item.Sequence).ToList();
        CollectionAssert.AreEqual(Enumerable.Range(0, count).ToList(), events.Select(NumberOf).Where(n => n >= 0).ToList());
        CollectionAssert.AreEqual(Enumerable.Range(1, events.Count).ToList(), events.Select(item => (int)item.Sequence).ToList());
    }

    private static int NumberOf(EmittedEvent item) =>
        item.Source == EventSource.Widget ? JsonDocument.Parse(item.Raw!.Text).RootElement.GetProperty("n").GetInt32() : -1;
}
