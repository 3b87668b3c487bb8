using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>What the bridge reports of a widget that is not there, beside whether its address answers.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class LoadingTests
{
    private const int Deadline = 10_000;

    [TestMethod]
    public async Task Deadline_OfAFrameThatWasRemovedBeforeItWasReady_SaysThatItWasTakenAway()
    {
        await using var site = await OpenAsync();
        await site.Page.EvaluateAsync("() => document.querySelector('iframe').remove()");

        var failed = await FailedAsync(site);

        AssertFact(failed, Fact.FrameFate, FactValues.TakenAway);
        Assert.AreEqual(site.WidgetSrc, failed.Frame!.Src);
    }

    [TestMethod]
    public async Task Deadline_OfAFrameThatWasEmptiedBeforeItWasReady_SaysThatTheWidgetWasDue()
    {
        await using var site = await OpenAsync();
        await site.Page.EvaluateAsync("() => { document.querySelector('iframe').src = 'about:blank'; }");

        var failed = await FailedAsync(site);

        AssertFact(failed, Fact.FrameFate, FactValues.TakenAway);
        Assert.AreEqual(site.WidgetSrc, failed.Frame!.Src);
    }

    [TestMethod]
    public async Task Deadline_OfAFrameThatWasReplaced_IsTheNewOnes()
    {
        await using var site = await OpenAsync();
        await site.Page.EvaluateAsync("() => { const old = document.querySelector('iframe'); old.replaceWith(old.cloneNode()); }");
        await site.Inbox.FirstAsync(item => item.Code == EventCodes.FrameFound && item.Frame!.Index == 1, "second frame.found");

        var failed = await FailedAsync(site);

        Assert.AreEqual(1, failed.Frame!.Index);
        AssertFact(failed, Fact.FrameFate, FactValues.InPlace);
        Assert.HasCount(1, site.Inbox.Events.Where(item => item.Code == EventCodes.WidgetLoadFailed));
    }

    [TestMethod]
    [DataRow("content-security-policy", FactValues.HostPolicy)]
    [DataRow("content-security-policy-report-only", FactValues.None)]
    public async Task Deadline_WhereThePagesPolicyForbidsTheFrame_SaysSoUnlessItOnlyReports(string header, string expected)
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await site.Page.RouteAsync(site.Host.Origin + "/", async route =>
        {
            // By its address: not every machine knows the name localhost.
            var response = await route.FetchAsync(
                new() { Url = route.Request.Url.Replace("localhost", "127.0.0.1", StringComparison.Ordinal) }
            );
            await route.FulfillAsync(
                new()
                {
                    Response = response,
                    Headers = new Dictionary<string, string>(response.Headers) { [header] = "frame-src 'none'" },
                }
            );
        });
        await site.Page.Context.GrantPermissionsAsync(["local-network-access"], new() { Origin = site.Host.Origin });
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync($"""<iframe src="{site.WidgetSrc}"></iframe>""");
        await site.Inbox.FirstAsync(EventCodes.PolicyViolation);

        AssertFact(await FailedAsync(site), Fact.FrameBlockedBy, expected);
    }

    [TestMethod]
    [DataRow("", FactValues.Sandbox)]
    [DataRow("allow-same-origin", FactValues.Sandbox)]
    [DataRow("allow-same-origin Allow-Scripts", FactValues.None)]
    public async Task Deadline_OfASandboxedFrame_SaysWhetherScriptsMayRun(string sandbox, string expected)
    {
        await using var site = await OpenAsync($"sandbox=\"{sandbox}\"");

        AssertFact(await FailedAsync(site), Fact.FrameBlockedBy, expected);
    }

    [TestMethod]
    [DataRow("", FactValues.No)]
    [DataRow("csp=\" ; \"", FactValues.No)]
    [DataRow("csp=\"object-src 'none'; REPORT-URI /reports\"", FactValues.No)]
    [DataRow("csp=\"object-src 'none'\"", FactValues.Yes)]
    public async Task Deadline_SaysWhetherThePageRequiresAPolicyOfTheFrame(string attribute, string expected)
    {
        await using var site = await OpenAsync(attribute);

        AssertFact(await FailedAsync(site), Fact.FrameRequiresPolicy, expected);
    }

    [TestMethod]
    public async Task Deadline_OfAFrameThatSpokeFromAnotherOrigin_SaysSo()
    {
        await using var site = await BridgeSite.StartAloneAsync();
        await using var other = await TestWidget.StartAsync();
        await site.Page.Clock.InstallAsync();
        var widget = await site.OpenWidgetAsync();
        await widget.GotoAsync(other.Origin + "/embed/abc");
        await site.PostAsync(widget, "{type: 'koji:ready', version: 1}");
        await site.Inbox.FirstAsync(EventCodes.WidgetReady);

        AssertFact(await FailedAsync(site), Fact.FrameOrigin, FactValues.Redirected);
    }

    [TestMethod]
    public async Task Deadline_InABrowserThatIsOnline_SaysSoAndThatTheFrameLoaded()
    {
        await using var site = await OpenAsync();
        await site.Inbox.FirstAsync(EventCodes.FrameLoaded);

        var failed = await FailedAsync(site);

        AssertFact(failed, Fact.BrowserNetwork, FactValues.Online);
        AssertFact(failed, Fact.FrameLoad, FactValues.Yes);
        AssertFact(failed, Fact.FrameOrigin, FactValues.None);
    }

    private static async Task<BridgeSite> OpenAsync(string attributes = "")
    {
        var site = await BridgeSite.StartAloneAsync();
        await site.Page.Clock.InstallAsync();
        await site.OpenAsync($"""<iframe src="{site.WidgetSrc}" {attributes}></iframe>""");
        await site.Inbox.FirstAsync(EventCodes.FrameFound);
        return site;
    }

    private static async Task<EmittedEvent> FailedAsync(BridgeSite site)
    {
        await site.Page.Clock.FastForwardAsync(Deadline);
        return await site.Inbox.FirstAsync(EventCodes.WidgetLoadFailed);
    }

    private static void AssertFact(EmittedEvent item, Fact fact, string value) =>
        Assert.AreEqual(value, item.Evidence!.Single(evidence => evidence.Fact == fact).Value);
}
