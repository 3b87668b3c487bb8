using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class TrustTests
{
    [TestMethod]
    public async Task Message_FromTheWidget_IsTrustedAndCarriesFrameRawAndEvidence()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync("""allow="microphone" """);

        await site.PostAsync(widget, "{type: 'koji:error', version: 1, data: {error: 'microphone_denied', message: 'No.'}}");

        var denied = await site.Inbox.FirstAsync(EventCodes.MicrophoneDenied);
        Assert.AreEqual(EventSource.Widget, denied.Source);
        Assert.AreEqual(new Trust { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch }, denied.Trust);
        Assert.AreEqual("No.", denied.Message);
        Assert.AreEqual(site.Widget.Origin, denied.Origin);
        Assert.AreEqual(
            new FrameInfo
            {
                Index = 0,
                Src = site.WidgetSrc,
                Allow = "microphone",
            },
            denied.Frame
        );
        Assert.AreEqual("koji", denied.Raw!.Rule);
        Assert.Contains("microphone_denied", denied.Raw.Text);
        CollectionAssert.IsSubsetOf(
            new[] { OnPage(Fact.AllowAttribute, "microphone"), OnPage(Fact.MicrophonePolicy, "allowed"), OnPage(Fact.Handshake, "yes") },
            denied.Evidence!.ToArray()
        );
    }

    [TestMethod]
    public async Task Message_FromThePageItself_IsRecordedAsAnotherWindows()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();

        await site.Page.EvaluateAsync("() => postMessage({type: 'koji:ready', version: 1}, origin)");

        await AssertUntrustedAsync(site, TrustReason.WindowIsNotTheWidget);
    }

    [TestMethod]
    public async Task Message_DispatchedByScriptInTheWidgetsName_IsRecordedAsAnotherWindows()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();

        await site.Page.EvaluateAsync(
            """
            origin => dispatchEvent(new MessageEvent('message',
                {data: {type: 'koji:ready', version: 1}, origin, source: document.querySelector('iframe').contentWindow}))
            """,
            site.Widget.Origin
        );

        await AssertUntrustedAsync(site, TrustReason.WindowIsNotTheWidget);
    }

    [TestMethod]
    public async Task Message_FromASecondFrameOfTheWidgetsOrigin_IsRecordedAsAnotherWindows()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await widget.EvaluateAsync(
            """
            () => new Promise(onload =>
                document.body.append(Object.assign(document.createElement('iframe'), {src: '/embed/inner', onload})))
            """
        );

        await widget
            .ChildFrames.Single()
            .EvaluateAsync("host => top.postMessage({type: 'koji:ready', version: 1}, host)", site.Host.Origin);

        await AssertUntrustedAsync(site, TrustReason.WindowIsNotTheWidget);
    }

    [TestMethod]
    public async Task Message_FromTheWidgetsWindowOnAnotherOrigin_IsRecordedAndShowsThatTheFrameNavigated()
    {
        await using var site = await BridgeSite.StartAsync();
        await using var elsewhere = await TestWidget.StartAsync();
        var widget = await site.OpenWidgetAsync();
        await widget.GotoAsync(elsewhere.Origin + "/embed/abc");

        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");
        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");

        await AssertUntrustedAsync(site, TrustReason.OriginIsNotTheWidgets);
        await site.SettledAsync();
        Assert.HasCount(1, site.Inbox.Events.Where(item => item.Message?.Contains(elsewhere.Origin, StringComparison.Ordinal) == true));
    }

    [TestMethod]
    public async Task Message_FromASandboxedWidget_IsRecordedAsOpaque()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync("""sandbox="allow-scripts" """);

        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");

        var ready = await AssertUntrustedAsync(site, TrustReason.OriginIsOpaque);
        Assert.AreEqual("null", ready.Origin);
        Assert.AreEqual("allow-scripts", ready.Frame!.Sandbox);
    }

    private static async Task<EmittedEvent> AssertUntrustedAsync(BridgeSite site, TrustReason reason)
    {
        var ready = await site.Inbox.FirstAsync(EventCodes.WidgetReady);
        Assert.AreEqual(EventSource.Widget, ready.Source);
        Assert.AreEqual(new Trust { Level = TrustLevel.Untrusted, Reason = reason }, ready.Trust);
        return ready;
    }

    private static Evidence OnPage(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.Page,
        };
}
