using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class FrameTests
{
    [TestMethod]
    public async Task Frame_PutIntoThePageLaterInsideOtherElements_IsFoundAndLoaded()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenAsync("");

        await site.Page.EvaluateAsync(
            "src => document.body.insertAdjacentHTML('beforeend', `<div><p><iframe src=${src}></iframe></p></div>`)",
            site.WidgetSrc
        );

        var loaded = await site.Inbox.FirstAsync(EventCodes.FrameLoaded);
        Assert.AreEqual(new FrameInfo { Index = 0, Src = site.WidgetSrc }, loaded.Frame);
        Assert.AreEqual(EventSource.Bridge, loaded.Source);
    }

    [TestMethod]
    public async Task Frame_WithAPasswordInItsSrc_IsReportedWithout()
    {
        await using var site = await BridgeSite.StartAsync();

        await site.OpenAsync($"""<iframe src="{site.WidgetSrc.Replace("://", "://user:s%40cret@", StringComparison.Ordinal)}"></iframe>""");

        Assert.AreEqual(site.WidgetSrc, (await site.Inbox.FirstAsync(EventCodes.FrameFound)).Frame!.Src);
    }

    [TestMethod]
    public async Task Frame_OfAnotherOrigin_BecomesAWidgetOnceItsSrcIsOne()
    {
        await using var site = await BridgeSite.StartAsync();
        await using var other = await TestWidget.StartAsync();
        await site.OpenAsync($"""<iframe src="{other.Origin}/embed/other"></iframe>""");
        // A load of the other page that is still to come would be taken for the widget's.
        await site.LoadedAsync();

        await site.Page.EvaluateAsync("src => { document.querySelector('iframe').src = src; }", site.WidgetSrc);

        Assert.AreEqual(site.WidgetSrc, (await site.Inbox.FirstAsync(EventCodes.FrameLoaded)).Frame!.Src);
        Assert.HasCount(1, site.Inbox.Events.Where(item => item.Code == EventCodes.FrameFound));
        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.FrameNavigated));
    }

    [TestMethod]
    public async Task Frame_WithAnotherSrc_NavigatedAndThenLoaded()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();

        await site.Page.EvaluateAsync("() => { document.querySelector('iframe').src += '2'; }");

        Assert.AreEqual(site.WidgetSrc + "2", (await site.Inbox.FirstAsync(EventCodes.FrameNavigated)).Frame!.Src);
        await site.Inbox.FirstAsync(item => item.Code == EventCodes.FrameLoaded && item.Frame!.Src == site.WidgetSrc + "2", "frame.loaded");
        Assert.HasCount(1, site.Inbox.Events.Where(item => item.Code == EventCodes.FrameNavigated));
    }

    [TestMethod]
    public async Task Frame_ThatLoadsOnceMore_Navigated()
    {
        await using var site = await BridgeSite.StartAsync();
        var widget = await site.OpenWidgetAsync();

        await widget.EvaluateAsync("() => { location.search = '?x'; }");

        StringAssert.Contains((await site.Inbox.FirstAsync(EventCodes.FrameNavigated)).Message, "once more");
    }

    [TestMethod]
    public async Task Frame_TakenOutWithItsParent_IsRemovedAndComesBackAsANewOne()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenWidgetAsync();

        await site.Page.EvaluateAsync("() => { window.kept = document.querySelector('iframe'); document.body.replaceChildren(); }");
        await site.Inbox.FirstAsync(EventCodes.FrameRemoved);
        await site.Page.EvaluateAsync("() => document.body.append(window.kept)");

        await site.Inbox.FirstAsync(item => item.Code == EventCodes.FrameLoaded && item.Frame!.Index == 1, "frame.loaded of frame 1");
    }

    [TestMethod]
    public async Task Violation_OfThePagesPolicy_IsReportedWithTheFrameItBlocked()
    {
        await using var site = await BridgeSite.StartAsync();
        site.Host.Policy = "frame-src 'none'";

        await site.OpenAsync($"""<iframe src="{site.WidgetSrc}?secret=1"></iframe>""");

        var violation = await site.Inbox.FirstAsync(EventCodes.PolicyViolation);
        Assert.AreEqual(EventSource.Browser, violation.Source);
        Assert.AreEqual(0, violation.Frame!.Index);
        StringAssert.StartsWith(violation.Message, "frame-src blocked " + site.Widget.Origin);
        Assert.Contains("\"effectiveDirective\":\"frame-src\"", violation.Raw!.Text);
        Assert.Contains("\"disposition\":\"enforce\"", violation.Raw.Text);
    }

    [TestMethod]
    public async Task MicrophonePermission_ThatChanges_IsReported()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.OpenAsync("");
        // Answers after the bridge's own query did, which was asked first.
        await site.Page.EvaluateAsync("() => navigator.permissions.query({name: 'microphone'}).then(() => {})");

        await site.Page.Context.GrantPermissionsAsync(["microphone"], new() { Origin = site.Host.Origin });

        var changed = await site.Inbox.FirstAsync(EventCodes.PermissionChanged);
        Assert.AreEqual(EventSource.Browser, changed.Source);
        StringAssert.EndsWith(changed.Message, "→ granted");
    }

    [TestMethod]
    public async Task Frame_ThatTheParserPutInJustBeforeItEnded_WasNotThereBeforeTheBridge()
    {
        await using var site = await BridgeSite.StartAsync();
        await site.OpenAsync("");

        // Within one task, as a parser does that has the rest of the page at hand.
        await site.Page.EvaluateAsync(
            """
            src => {
                document.body.insertAdjacentHTML('beforeend', `<iframe src=${src}></iframe>`);
                document.dispatchEvent(new Event('readystatechange'));
            }
            """,
            site.WidgetSrc
        );
        await site.Inbox.FirstAsync(EventCodes.FrameLoaded);
        await site.PostAsync(site.Page.Frames[1], "{type: 'koji:error', version: 1, data: {error: 'microphone_denied', message: 'No.'}}");

        var denied = await site.Inbox.FirstAsync(EventCodes.MicrophoneDenied);
        Assert.AreEqual(FactValues.Unchanged, denied.Evidence!.Single(item => item.Fact == Fact.AllowSinceLoad).Value);
    }
}
