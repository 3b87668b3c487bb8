using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

[TestClass]
[TestCategory("Browser")]
public sealed class HandshakeTests
{
    private const int Deadline = 10_000;

    [TestMethod]
    public async Task Deadline_WithNobodyAtTheFramesAddress_GivesWidgetLoadFailedWithEvidence()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync($"""<iframe src="{site.RefusedSrc}"></iframe>""");
        await site.Inbox.FirstAsync(EventCodes.FrameFound);

        await site.Page.Clock.FastForwardAsync(Deadline);

        var failed = await site.Inbox.FirstAsync(EventCodes.WidgetLoadFailed);
        Assert.AreEqual(EventSource.Bridge, failed.Source);
        Assert.AreEqual(Trust.OwnObservation, failed.Trust);
        Assert.AreEqual(KojiErrorCatalog.Find(EventCodes.WidgetLoadFailed)!.Message, failed.Message);
        Assert.AreEqual(new FrameInfo { Index = 0, Src = site.RefusedSrc }, failed.Frame);
        AssertFact(failed, Fact.Handshake, FactValues.No);
        AssertFact(failed, Fact.FrameAddressProbe, FactValues.Rejected);
        AssertFact(failed, Fact.AllowAttribute, FactValues.None);
        AssertFact(failed, Fact.MicrophonePolicy, FactValues.Blocked);
        Assert.IsTrue(failed.Evidence!.Any(evidence => evidence.Fact == Fact.MicrophonePermission));
    }

    [TestMethod]
    public async Task Deadline_WithAFrameThatLoadedButIsSilent_GivesAnOpaqueAnswer()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenWidgetAsync();

        await site.Page.Clock.FastForwardAsync(Deadline);

        AssertFact(await site.Inbox.FirstAsync(EventCodes.WidgetLoadFailed), Fact.FrameAddressProbe, "opaque");
    }

    // Scripts may not ask for such an address at all: that says nothing of who answers there.
    [TestMethod]
    public async Task Deadline_OfASrcWithAPassword_SaysNothingOfTheAddress()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync($"""<iframe src="{site.WidgetSrc.Replace("://", "://user:s%40cret@", StringComparison.Ordinal)}"></iframe>""");
        await site.Inbox.FirstAsync(EventCodes.FrameFound);

        await site.Page.Clock.FastForwardAsync(Deadline);

        var failed = await site.Inbox.FirstAsync(EventCodes.WidgetLoadFailed);
        Assert.IsFalse(failed.Evidence!.Any(evidence => evidence.Fact == Fact.FrameAddressProbe));
    }

    [TestMethod]
    public async Task Deadline_WhereThePagesPolicyForbidsTheProbe_SaysNothingOfTheAddress()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        site.Host.Policy = $"connect-src {site.Host.Origin} {site.Host.Origin.Replace("http:", "ws:", StringComparison.Ordinal)}";
        await site.OpenWidgetAsync();

        await site.Page.Clock.FastForwardAsync(Deadline);

        var failed = await site.Inbox.FirstAsync(EventCodes.WidgetLoadFailed);
        Assert.IsFalse(failed.Evidence!.Any(evidence => evidence.Fact == Fact.FrameAddressProbe));
    }

    [TestMethod]
    public async Task Deadline_AfterTheWidgetSpoke_GivesNothing()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync();
        await site.PostAsync(widget, "{anything: true}");
        await site.Inbox.FirstAsync(EventCodes.MessageUnrecognised);

        await PassDeadlineAsync(site);

        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index == 0));
    }

    [TestMethod]
    public async Task Deadline_WhereTheWidgetSpeaksWhileItsAddressIsProbed_GivesNothing()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync();
        var probed = new TaskCompletionSource<IRoute>();
        await site.Page.RouteAsync(site.WidgetSrc, probed.SetResult, new() { Times = 1 });
        await site.Page.Clock.FastForwardAsync(Deadline);
        var probe = await probed.Task;

        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");
        await site.Inbox.FirstAsync(EventCodes.WidgetReady);
        await probe.ContinueAsync();
        await PassDeadlineAsync(site);

        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index == 0));
    }

    [TestMethod]
    public async Task Deadline_AfterTheWidgetItselfReportedThatItFailed_AddsNothing()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync();
        await site.PostAsync(widget, "{type: 'koji:error', version: 1, data: {error: 'widget_load_failed', message: 'Archived.'}}");

        await PassDeadlineAsync(site);

        var failed = site.Inbox.Events.Single(item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index == 0);
        Assert.AreEqual(EventSource.Widget, failed.Source);
        AssertFact(failed, Fact.Handshake, "yes");
    }

    [TestMethod]
    public async Task Deadline_AfterAnUntrustedMessage_StillGivesWidgetLoadFailed()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync("""sandbox="allow-scripts" """);
        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");
        await site.Inbox.FirstAsync(EventCodes.WidgetReady);

        await site.Page.Clock.FastForwardAsync(Deadline);

        await site.Inbox.FirstAsync(EventCodes.WidgetLoadFailed);
    }

    [TestMethod]
    public async Task Deadline_OfALazyFrameOutOfSight_WaitsUntilItBeginsToLoad()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync($"""<div style="height: 30000px"></div><iframe src="{site.WidgetSrc}" loading="lazy"></iframe>""");
        await site.Inbox.FirstAsync(EventCodes.FrameFound);

        await PassDeadlineAsync(site);

        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index == 0));
        await site.Page.Locator("iframe").First.ScrollIntoViewIfNeededAsync();
        await site.Inbox.FirstAsync(item => item.Code == EventCodes.FrameLoaded && item.Frame!.Index == 0, "frame.loaded");
        await site.Page.Clock.FastForwardAsync(Deadline);
        await FailedAsync(site, index: 0);
    }

    [TestMethod]
    public async Task Deadline_AfterTheFrameWasRemoved_GivesNothing()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync($"""<iframe src="{site.RefusedSrc}"></iframe>""");
        await site.Inbox.FirstAsync(EventCodes.FrameFound);
        await site.Page.EvaluateAsync("() => document.querySelector('iframe').remove()");

        await PassDeadlineAsync(site);

        Assert.AreEqual(0, (await site.Inbox.FirstAsync(EventCodes.FrameRemoved)).Frame!.Index);
        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index == 0));
    }

    [TestMethod]
    public async Task Deadline_AfterTheSrcChanged_RunsAnewAndFailsOncePerSrc()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync($"""<iframe src="{site.RefusedSrc}"></iframe>""");
        await site.Page.Clock.FastForwardAsync(Deadline);
        await site.Inbox.FirstAsync(EventCodes.WidgetLoadFailed);

        await site.Page.EvaluateAsync("() => document.querySelector('iframe').src += '?again'");
        await site.Inbox.FirstAsync(EventCodes.FrameNavigated);
        await PassDeadlineAsync(site);

        CollectionAssert.AreEqual(
            new[] { site.RefusedSrc, site.RefusedSrc + "?again" },
            site.Inbox.Events.Where(item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index == 0)
                .Select(item => item.Frame!.Src)
                .ToArray()
        );
    }

    // A second frame that must fail shows that the deadline has passed for the first one, too; it is asked for after the first
    // one's address was, so that an answer about the first one would be here by then.
    private static async Task PassDeadlineAsync(BridgeSite site)
    {
        await site.Page.EvaluateAsync(
            "src => document.body.append(Object.assign(document.createElement('iframe'), {src}))",
            site.RefusedSrc + "?control"
        );
        await site.Inbox.FirstAsync(item => item.Code == EventCodes.FrameFound && item.Frame!.Index == 1, "second frame.found");
        await site.Page.Clock.FastForwardAsync(Deadline);
        await FailedAsync(site, index: 1);
        await site.Page.EvaluateAsync("src => fetch(src, {mode: 'no-cors'}).catch(() => {})", site.WidgetSrc);
        await site.SettledAsync();
    }

    private static Task<EmittedEvent> FailedAsync(BridgeSite site, int index) =>
        site.Inbox.FirstAsync(
            item => item.Code == EventCodes.WidgetLoadFailed && item.Frame!.Index == index,
            $"widget_load_failed of frame {index}"
        );

    private static void AssertFact(EmittedEvent item, Fact fact, string value) =>
        Assert.AreEqual(value, item.Evidence!.Single(evidence => evidence.Fact == fact).Value);
}
