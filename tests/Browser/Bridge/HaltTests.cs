using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>What the bridge reports of a page that stood still. A scenario shows that a browser really freezes it.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class HaltTests
{
    [TestMethod]
    public async Task Clock_ThatJumpsWhileThePageStandsStill_IsReported_AndExplainsAnExpiredSession()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        var widget = await OpenAsync(site);

        await site.Page.Clock.FastForwardAsync("31:00");
        await site.PostAsync(widget, "{ type: 'session_expired' }");

        var jumped = await site.Inbox.FirstAsync(EventCodes.ClockJumped);
        StringAssert.Matches(jumped.Message, new("^The clock went on for 18[6-9][0-9] s while the page stood still.$"));
        Assert.AreEqual(FactValues.ClockJumped, await HaltAsync(site));
    }

    [TestMethod]
    public async Task Clock_ThatJumps_IsReportedBeforeWhatTheWidgetSays()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        var widget = await OpenAsync(site);

        // Set, not run on: no timer fires, as on a machine whose timers do not count its sleep.
        await site.Page.Clock.SetSystemTimeAsync(DateTime.UtcNow.AddMinutes(31));
        await site.PostAsync(widget, "{ type: 'session_expired' }");

        Assert.AreEqual(FactValues.ClockJumped, await HaltAsync(site));
    }

    [TestMethod]
    public async Task Clock_ThatGoesOnForAsLongAsHiddenTabsWait_IsNotReported()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        var widget = await OpenAsync(site);

        await site.Page.Clock.FastForwardAsync("01:15");
        await site.PostAsync(widget, "{ type: 'session_expired' }");

        Assert.AreEqual(FactValues.None, await HaltAsync(site));
        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.ClockJumped));
    }

    [TestMethod]
    public async Task Halt_BeforeTheWidgetWasLastHeardOf_ExplainsNothing()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        var widget = await OpenAsync(site);
        await site.Page.Clock.FastForwardAsync("31:00");
        await site.PostAsync(widget, "{ type: 'message' }");

        await site.PostAsync(widget, "{ type: 'session_expired' }");

        Assert.AreEqual(FactValues.None, await HaltAsync(site));
    }

    [TestMethod]
    public async Task Halt_ForLessThanHalfOfTheTime_ExplainsNothing()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        var widget = await OpenAsync(site);
        await site.Page.Clock.FastForwardAsync("10:00");
        for (var minute = 0; minute < 12; minute++)
            await site.Page.Clock.FastForwardAsync("01:00");

        await site.PostAsync(widget, "{ type: 'session_expired' }");

        Assert.AreEqual(FactValues.None, await HaltAsync(site));
    }

    [TestMethod]
    public async Task Freeze_OfThePage_IsHandedToTheBeacon_AndIsNotAJumpOfTheClock()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        var widget = await OpenAsync(site);

        await site.Page.EvaluateAsync("() => document.dispatchEvent(new Event('freeze'))");
        await site.Host.Beacons.FirstAsync(EventCodes.PageFrozen);
        await site.Page.Clock.FastForwardAsync("31:00");
        await site.Page.EvaluateAsync("() => document.dispatchEvent(new Event('resume'))");
        await site.PostAsync(widget, "{ type: 'session_expired' }");

        Assert.AreEqual(FactValues.Frozen, await HaltAsync(site));
        StringAssert.StartsWith((await site.Inbox.FirstAsync(EventCodes.PageResumed)).Message, "The page was frozen for 18");
        Assert.IsFalse(site.Inbox.Events.Any(item => item.Code == EventCodes.ClockJumped));
    }

    private static async Task<IFrame> OpenAsync(BridgeSite site)
    {
        await site.Page.Clock.InstallAsync();
        return await site.OpenWidgetAsync();
    }

    private static async Task<string> HaltAsync(BridgeSite site) =>
        (await site.Inbox.FirstAsync(EventCodes.SessionExpired)).Evidence!.Single(item => item.Fact == Fact.PageHalt).Value;
}
