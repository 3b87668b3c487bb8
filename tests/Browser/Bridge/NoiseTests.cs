using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>What neither comes from a widget nor speaks of Koji is counted, and does not drown what does.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class NoiseTests
{
    [TestMethod]
    public async Task Messages_ThatAreNotAboutKoji_AreOneEventForEachSenderAndShape()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync("""<iframe name="player" srcdoc="player"></iframe>""");
        await site.LoadedAsync();

        await site.Page.EvaluateAsync(
            """
            () => new Promise(resolve => {
                let left = 160;
                addEventListener('message', () => { if (--left === 0) resolve(); });
                for (let n = 0; n < 40; n++) {
                    postMessage({source: 'devtools-bridge', payload: {n}}, '*');
                    postMessage({type: 'webpackOk', data: n}, '*');
                    postMessage(`setImmediate$0.${n}$${n}`, '*');
                    frames.player.eval(`parent.postMessage('{"event":"infoDelivery","info":{"time":${n}}}', '*')`);
                }
            })
            """
        );
        await site.Page.Clock.FastForwardAsync(2_000);
        await site.Inbox.FirstAsync(item => item.Code == EventCodes.MessageOther && item.Source == EventSource.Frame, "row of the player");
        await site.SettledAsync();

        var rows = site.Inbox.Events.Where(item => item.Code == EventCodes.MessageOther).ToList();
        CollectionAssert.AreEquivalent(
            new[] { EventSource.Page, EventSource.Page, EventSource.Page, EventSource.Frame },
            rows.Select(item => item.Source).ToArray()
        );
        foreach (var row in rows)
        {
            StringAssert.StartsWith(row.Message, "40 messages of ");
            Assert.AreEqual(TrustLevel.Untrusted, row.Trust.Level);
            Assert.IsNotNull(row.Raw);
        }

        Assert.IsFalse(site.Inbox.Events.Any(item => item.Source == EventSource.Widget));
    }

    [TestMethod]
    [DataRow("{type: 'koji:ready', version: 1}")]
    [DataRow("{source: 'koji-embed', payload: 1}")]
    [DataRow("{error: 'microphone_denied'}")]
    [DataRow("'{\"type\":\"KOJI_READY\"}'")]
    public async Task Message_ThatClaimsToBeKojis_StaysAnEventOfItsOwn(string claim)
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();

        await site.Page.EvaluateAsync($"() => postMessage({claim}, '*')");

        var seen = await site.Inbox.FirstAsync(item => item.Source == EventSource.Widget, "claim");
        Assert.AreEqual((TrustLevel.Untrusted, TrustReason.WindowIsNotTheWidget), (seen.Trust.Level, seen.Trust.Reason));
    }

    [TestMethod]
    public async Task Noise_ThatNeverStops_IsReportedEverMoreRarely()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync("<script>setInterval(() => dispatchEvent(new MessageEvent('message', {data: {type: 'tick'}})), 500)</script>");

        await site.Page.Clock.RunForAsync(100_000);
        await site.SettledAsync();

        // After 10, 30 and 70 s.
        Assert.IsInRange(2, 4, site.Inbox.Events.Count(item => item.Code == EventCodes.MessageOther));
    }

    [TestMethod]
    public async Task Noise_ThatIsAskedFor_IsAnEventForEachMessage()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenAsync(
            "<script>again = KojiBridge.start().stop().then(() => KojiBridge.start({run: 'test', messages: 'all'}))</script>"
        );
        await site.Inbox.FirstAsync(EventCodes.BridgeClosing);

        // The host hears of the end before the page does: a click in between starts another one, and the page's own finds that running.
        await site.Page.EvaluateAsync("async () => { await (await again).settled(); postMessage({type: 'webpackOk'}, '*'); }");

        Assert.AreEqual(EventCodes.WidgetMessage, (await site.Inbox.FirstAsync(item => item.Source == EventSource.Widget, "message")).Code);
    }
}
