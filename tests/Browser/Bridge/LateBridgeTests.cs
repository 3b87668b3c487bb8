using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>A bridge that comes after the widget: what it did not observe is unknown, and no sign of a failure.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class LateBridgeTests
{
    private const int Deadline = 10_000;

    [TestMethod]
    public async Task Bridge_ThatComesAfterItsWidgets_SaysSoAndReportsNoSilence()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();

        await site.OpenLateAsync(
            $"""<iframe src="{site.WidgetSrc}"></iframe><iframe src="{site.RefusedSrc}" allow="microphone"></iframe>"""
        );

        var late = await LateAsync(site, 0);
        Assert.AreEqual((EventSource.Bridge, Severity.Info), (late.Source, EventCodes.Find(late.Code)!.Severity));
        StringAssert.Contains(late.Message, "before the iframe");
        foreach (var fact in new[] { Fact.Handshake, Fact.FrameLoad, Fact.MicrophoneHeld, Fact.FrameBlockedBy })
            Assert.AreEqual(FactValues.NotObserved, late.Evidence!.Single(item => item.Fact == fact).Value, $"{fact}");
        Assert.AreEqual(site.RefusedSrc, (await LateAsync(site, 1)).Frame!.Src);
        Assert.IsEmpty(await FailedAsync(site, control: 2));
    }

    [TestMethod]
    public async Task Bridge_ThatIsStartedAgain_ReportsNoFailureOfAWidgetThatSpokeToTheFirst()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync();
        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");
        await site.Inbox.FirstAsync(EventCodes.WidgetReady);

        await site.Page.EvaluateAsync(
            "async origins => { await KojiBridge.start().stop(); KojiBridge.start({run: 'test', widgetOrigins: origins}); }",
            $"{site.Widget.Origin},{new Uri(site.RefusedSrc).GetLeftPart(UriPartial.Authority)}"
        );

        await LateAsync(site, 0);
        Assert.IsEmpty(await FailedAsync(site, control: 1));
    }

    [TestMethod]
    public async Task Widget_ThatSpeaksToALateBridge_IsHeardWithWhatWasNotObserved()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenLateAsync($"""<iframe src="{site.WidgetSrc}"></iframe>""");

        await site.PostAsync(site.Page.Frames[1], "{type: 'koji:error', version: 1, data: {error: 'microphone_denied', message: 'No.'}}");

        var denied = await site.Inbox.FirstAsync(EventCodes.MicrophoneDenied);
        Assert.AreEqual(TrustLevel.Trusted, denied.Trust.Level);
        Assert.AreEqual(FactValues.Yes, denied.Evidence!.Single(item => item.Fact == Fact.Handshake).Value);
        Assert.AreEqual(FactValues.NotObserved, denied.Evidence!.Single(item => item.Fact == Fact.MicrophoneHeld).Value);
    }

    [TestMethod]
    [DataRow("frame => { frame.src = frame.src; }", DisplayName = "the same src")]
    [DataRow("frame => { frame.src += '?again'; }", DisplayName = "another src")]
    [DataRow("frame => { const page = frame.parentNode; frame.remove(); page.append(frame); }", DisplayName = "another place")]
    public async Task Frame_ThatLoadsAnewUnderALateBridgesEyes_IsWatchedFromTheStart(string change)
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenLateAsync($"""<iframe src="{site.WidgetSrc}"></iframe>""");
        await LateAsync(site, 0);

        await site.Page.EvalOnSelectorAsync("iframe", change);
        await site.Inbox.FirstAsync(
            item => item.Code == EventCodes.FrameNavigated || item is { Code.Value: "frame.found", Frame.Index: 1 },
            "new load"
        );
        await site.Page.Clock.FastForwardAsync(Deadline);

        var failed = await site.Inbox.FirstAsync(EventCodes.WidgetLoadFailed);
        Assert.AreEqual(FactValues.No, failed.Evidence!.Single(item => item.Fact == Fact.Handshake).Value);
    }

    private static Task<EmittedEvent> LateAsync(BridgeSite site, int index) =>
        site.Inbox.FirstAsync(item => item.Code == EventCodes.BridgeLate && item.Frame!.Index == index, $"bridge.late of frame {index}");

    // A frame that is put there now must fail: then the deadline has passed for all that came before.
    private static async Task<List<EmittedEvent>> FailedAsync(BridgeSite site, int control)
    {
        await site.Page.EvaluateAsync(
            "src => document.body.append(Object.assign(document.createElement('iframe'), {src}))",
            site.RefusedSrc + "?control"
        );
        await site.Inbox.FirstAsync(
            item => item.Code == EventCodes.FrameFound && item.Frame!.Index == control,
            "frame.found of the control"
        );
        await site.Page.Clock.FastForwardAsync(Deadline);
        await site.Inbox.FirstAsync(
            item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index == control,
            "failure of the control"
        );
        await site.SettledAsync();
        return [.. site.Inbox.Events.Where(item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index != control)];
    }
}
