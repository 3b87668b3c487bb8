using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>What the page's own listeners make of the widget's messages.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ListenerTests
{
    private const string Ready = "{ type: 'koji:ready' }";
    private const string Waits = "e => { if (e.data.type === 'koji:ready') window.ready = true; }";

    // A timer of the page that was set later and takes longer than the bridge's has come after it.
    private const string BridgeHasLooked = "() => new Promise(resolve => setTimeout(resolve, 1_100))";

    [TestMethod]
    [DataRow($"addEventListener('message', {Waits})")]
    [DataRow($"window.addEventListener('message', {Waits}, {{ once: true }})")]
    [DataRow($"onmessage = {Waits}")]
    [DataRow($"addEventListener('message', {{ handleEvent: {Waits} }})")]
    public async Task ListenerThatWaitsForReady_AddedAfterIt_IsLate(string add)
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await site.PostAsync(widget, Ready);
        await site.Inbox.FirstAsync(EventCodes.WidgetReady);

        await site.Page.EvaluateAsync($"() => {{ {add}; }}");

        var late = await site.Inbox.FirstAsync(EventCodes.ListenerLate);
        Assert.AreEqual(site.WidgetSrc, late.Frame!.Src);
        Assert.AreEqual(EventSource.Bridge, late.Source);
    }

    [TestMethod]
    [DataRow($"addEventListener('message', {Waits})", $"addEventListener('message', {Waits})", DisplayName = "it listened before, too")]
    [DataRow(
        "addEventListener('message', e => console.log(e.data))",
        $"addEventListener('message', {Waits})",
        DisplayName = "another read it"
    )]
    [DataRow(
        "",
        "addEventListener('message', e => { if (e.data.type === 'koji:completed') window.done = true; })",
        DisplayName = "it waits for something else"
    )]
    [DataRow(
        "",
        "addEventListener('message', e => { if (e.data === 'ready') window.done = true; })",
        DisplayName = "it is about somebody else"
    )]
    [DataRow("", "addEventListener('message', null)", DisplayName = "it is not one")]
    [DataRow(
        "addEventListener('message', e => { if (e.origin !== 'https://pay.example') return; window.paid = e.data; })",
        "",
        DisplayName = "somebody else's checks its own origin"
    )]
    [DataRow(
        "const gone = e => { if (e.origin === 'https://koji.so/') console.log(e.data); }; addEventListener('message', gone); removeEventListener('message', gone);"
            + " addEventListener('message', e => { if (e.origin !== 'https://pay.example') return; window.paid = e.data; })",
        "",
        DisplayName = "it is gone, and somebody else's checks its own origin"
    )]
    [DataRow(
        $"addEventListener('message', {Waits}, {{ once: true }}); addEventListener('message', e => {{ if (e.origin !== 'https://pay.example') return; window.paid = e.data; }})",
        $"addEventListener('message', e => {{ if (e.origin === 'https://koji.so/') console.log(e.data); }})",
        DisplayName = "another has read what the widget said before"
    )]
    [DataRow(
        "addEventListener('message', e => { if (e.data.type === 'koji:ready' && e.origin === 'https://koji.so/') window.ready = true; })",
        "",
        DisplayName = "it reads what is said before it reads who said it"
    )]
    public async Task Listener_OfWhichNothingIsKnown_IsLeftAlone(string before, string after)
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await site.Page.EvaluateAsync($"() => {{ {before} }}");
        await site.PostAsync(widget, Ready);
        await site.Inbox.FirstAsync(EventCodes.WidgetReady);

        await site.Page.EvaluateAsync($"() => {{ {after} }}");
        await site.Page.EvaluateAsync(BridgeHasLooked);
        await site.PostAsync(widget, "{ type: 'koji:message' }");
        await site.Page.EvaluateAsync(BridgeHasLooked);
        await site.SettledAsync();

        Assert.IsFalse(
            site.Inbox.Events.Any(item => item.Code == EventCodes.ListenerLate || item.Code == EventCodes.ListenerRefused),
            string.Join(", ", site.Inbox.Events.Select(item => item.Code))
        );
    }

    [TestMethod]
    [DataRow("/")]
    [DataRow("/embed")]
    [DataRow("9")]
    public async Task Listener_ThatComparesTheOriginWithWhatItIsNot_Refuses(string more)
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        var expected = site.Widget.Origin + more;
        await site.Page.EvaluateAsync(
            "koji => addEventListener('message', e => { if (e.origin !== koji) return; if (e.data.type === 'koji:ready') window.ready = true; })",
            expected
        );

        await site.PostAsync(widget, Ready);

        StringAssert.Contains((await site.Inbox.FirstAsync(EventCodes.ListenerRefused)).Message, site.Widget.Origin + ",");
    }

    [TestMethod]
    public async Task Listeners_AddedAndRemovedUnderTheBridge_AreThePagesOwn()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenAsync("");

        var heard = await site.Page.EvaluateAsync<string>(
            """
            async () => {
                const heard = [];
                const koji = e => heard.push(`koji ${e.origin} ${e.data}`);
                addEventListener('message', koji);
                addEventListener('message', koji);
                window.onmessage = e => heard.push(`on ${e.data}`);
                addEventListener.call(undefined, 'ping', () => heard.push('ping'));
                dispatchEvent(new Event('ping'));
                const say = text => new Promise(resolve => { addEventListener('message', () => resolve(), { once: true }); postMessage(text, '*'); });
                await say('one');
                removeEventListener('message', koji);
                window.onmessage = null;
                await say('two');
                return heard.join(', ').replaceAll(location.origin, 'here');
            }
            """
        );

        Assert.AreEqual("ping, koji here one, on one", heard);
    }

    [TestMethod]
    public async Task Bridge_ThatStops_LeavesTheWindowAsItWas()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenAsync("");
        const string Shape = """
            () => [
                Object.hasOwn(window, 'addEventListener') && Object.hasOwn(window, 'removeEventListener'),
                Object.getOwnPropertyDescriptor(window, 'onmessage').set.toString().includes('[native code]'),
                Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data').get.toString().includes('[native code]'),
            ].join(' ')
            """;
        Assert.AreEqual("true false false", await site.Page.EvaluateAsync<string>(Shape), "while it runs");

        await site.Page.EvaluateAsync("() => KojiBridge.start().stop()");

        Assert.AreEqual("false true true", await site.Page.EvaluateAsync<string>(Shape));
    }

    [TestMethod]
    public async Task Page_ThatHasSealedItsBuiltIns_IsObservedAllTheSame()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await OpenSealedAsync(site);

        await widget.EvaluateAsync($"() => parent.postMessage({Ready}, '*')");

        await site.Inbox.FirstAsync(EventCodes.WidgetReady);
    }

    [TestMethod]
    [DataRow("document.querySelector('iframe').remove()")]
    [DataRow("document.querySelector('iframe').src += '?again'")]
    public async Task Interview_EndedByThePage_IsLost(string action)
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await site.PostAsync(widget, "{ type: 'koji:interview_started' }");
        await site.Inbox.FirstAsync(EventCodes.InterviewStarted);

        await site.Page.EvaluateAsync($"() => {{ {action} }}");

        Assert.AreEqual(site.WidgetSrc, (await site.Inbox.FirstAsync(EventCodes.InterviewLost)).Frame!.Src);
    }

    [TestMethod]
    public async Task Interview_ThatHasEnded_IsNotLost()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await site.PostAsync(widget, "{ type: 'koji:interview_started' }");
        await site.PostAsync(widget, "{ type: 'koji:interview_completed' }");
        await site.Inbox.FirstAsync(EventCodes.InterviewCompleted);

        await site.Page.EvaluateAsync("() => document.querySelector('iframe').remove()");

        await site.Inbox.FirstAsync(EventCodes.FrameRemoved);
        await site.SettledAsync();
        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.InterviewLost));
    }

    private static async Task<Microsoft.Playwright.IFrame> OpenSealedAsync(BridgeSite site)
    {
        site.Host.Html = $"""
            <!doctype html><title>host</title>
            <script>Object.freeze(MessageEvent.prototype); Object.defineProperty(window, 'addEventListener', {"{"} value: window.addEventListener {"}"});</script>
            <script src="/bridge/koji-bridge.js" data-token="t" data-widget-origins="{site.Widget.Origin}"></script>
            <iframe src="{site.WidgetSrc}"></iframe>
            """;
        await site.Page.GotoAsync(site.Host.Origin);
        return await site.WidgetFrameAsync();
    }
}
