using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

[TestClass]
[TestCategory("Browser")]
public sealed class RejectedPageTests
{
    [TestMethod]
    public async Task Page_Open_ShowsWhatIsUntrustedAndWhatIsRefusedAsItComes()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.RejectedPage);
        await Expect(page.GetByText("Nothing was refused since the host started.")).ToBeVisibleAsync();
        await Expect(page.GetByText("None: every message came from")).ToBeVisibleAsync();

        await stack.SendAsync("s1", Event(1, EventCodes.BridgeStarted), Posted(2), Event(3, EventCode.Of("<b>made-up</b>")));

        var untrusted = page.GetByRole(AriaRole.Region, new() { Name = "Untrusted events" }).Locator("tbody tr");
        await Expect(untrusted).ToHaveCountAsync(1);
        await Expect(untrusted).ToContainTextAsync("sent by another window than the widget's");
        var refused = page.GetByRole(AriaRole.Region, new() { Name = "Refused by the gate" }).Locator("tbody tr");
        await Expect(refused).ToHaveCountAsync(1);
        await Expect(refused).ToContainTextAsync("'<b>made-up</b>' is not a code of the catalogue.");
        await Expect(refused.Locator("[data-label=Session]")).ToHaveTextAsync("s1");
        await Expect(refused.Locator("[data-label=Sequence]")).ToHaveTextAsync("3");
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Rejected 2" })).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task UntrustedEvent_Chosen_OpensWhoSentIt()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("s1", Event(1, EventCodes.BridgeStarted), Posted(2));
        var page = await stack.OpenDashboardAsync(context);
        await page.GetByRole(AriaRole.Link, new() { Name = "Rejected 1" }).ClickAsync();

        await page.GetByRole(AriaRole.Link, new() { Name = "event 2" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Tabpanel, new() { Name = "Origin & trust" })).ToContainTextAsync("https://elsewhere.test");
        await Expect(page.GetByRole(AriaRole.Tabpanel)).ToContainTextAsync("https://app.getkoji.com");
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(1);
    }

    [TestMethod]
    public async Task UntrustedEvents_MoreThanAPage_AreReachedByOlder()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        for (var session = 0; session < 2; session++)
            await stack.SendAsync($"s{session}", [.. Enumerable.Range(1, 40).Select(number => Posted(number))]);
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.RejectedPage);
        var rows = page.Locator("tr[data-position]");
        await Expect(rows).ToHaveCountAsync(50);

        await page.GetByRole(AriaRole.Link, new() { Name = "Older" }).ClickAsync();

        await Expect(rows).ToHaveCountAsync(30);
        await Expect(rows.First).ToHaveAttributeAsync("data-position", "30");
    }
}
