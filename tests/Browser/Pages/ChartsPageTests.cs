using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

[TestClass]
[TestCategory("Browser")]
public sealed class ChartsPageTests
{
    [TestMethod]
    public async Task Charts_OfALog_AreOneForEachCodeWorstFirstAndLive()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync(
            "s1",
            Event(1, EventCodes.BridgeStarted),
            Event(2, EventCodes.FrameRemoved),
            Event(3, EventCodes.WidgetLoadFailed)
        );
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.ChartsPage);
        await Expect(page.Locator(".chart h2 a")).ToHaveTextAsync(["widget_load_failed", "frame.removed", "bridge.started"]);

        await stack.SendAsync("s2", Event(1, EventCodes.WidgetReady), Posted(2));

        await Expect(page.Locator(".chart h2 a")).ToHaveCountAsync(5);
        var denied = page.GetByRole(AriaRole.Group, new() { Name = "microphone_denied over time" });
        await Expect(denied.GetByRole(AriaRole.Link))
            .ToHaveAccessibleNameAsync(new System.Text.RegularExpressions.Regex("^1 event, 1 untrusted, "));
        await Expect(denied.Locator(".untrusted")).ToHaveCountAsync(1);
        await page.GetByText("As a table").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Columnheader))
            .ToHaveTextAsync(
                ["From", "widget_load_failed", "microphone_denied", "frame.removed", "widget.ready", "bridge.started"],
                new() { UseInnerText = true }
            );
    }

    [TestMethod]
    public async Task Bar_ReachedAndChosenWithKeys_LeadsToItsEvents()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("s1", Event(1, EventCodes.FrameFound), Event(2, EventCodes.WidgetReady));
        await stack.SendAsync("s2", Event(1, EventCodes.FrameFound), Event(2, EventCodes.FrameFound));
        var stored = await stack.StoredAsync();
        var between = new EventFilter { From = stored[0].ReceivedAt, To = stored[^1].ReceivedAt.AddTicks(1) };
        var page = await stack.OpenDashboardAsync(context, $"{ProtocolRoutes.ChartsPage}?{between.ToQuery()}");
        var bars = page.GetByRole(AriaRole.Group, new() { Name = "frame.found over time" }).GetByRole(AriaRole.Link);
        await Expect(bars).ToHaveCountAsync(2);

        await bars.First.FocusAsync();
        await page.Keyboard.PressAsync("ArrowRight");
        await Expect(bars.Last).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".rows .code-text")).ToHaveTextAsync(["frame.found", "frame.found"]);
        StringAssert.Contains(page.Url, "/dashboard/events?code=frame.found&from=");
        await page.GoBackAsync();
        await Expect(bars).ToHaveCountAsync(2);
    }

    [TestMethod]
    public async Task Charts_OfOneMoment_AreDrawn()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("s1", Event(1, EventCodes.FrameFound));
        var moment = (await stack.StoredAsync())[0].ReceivedAt;

        var page = await stack.OpenDashboardAsync(
            context,
            $"{ProtocolRoutes.ChartsPage}?{new EventFilter { From = moment, To = moment.AddTicks(1) }.ToQuery()}"
        );

        await Expect(page.Locator(".bar-link")).ToHaveCountAsync(1);
    }

    [TestMethod]
    public async Task Charts_Filtered_KeepTheFilterInTheAddressAndInTheirLinks()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("s1", Event(1, EventCodes.FrameFound), Event(2, EventCodes.WidgetReady));
        await stack.SendAsync("s2", Event(1, EventCodes.FrameFound), Event(2, EventCodes.FrameRemoved));
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.ChartsPage + "?session=s2");
        await Expect(page.Locator(".chart")).ToHaveCountAsync(2);

        await page.GetByRole(AriaRole.Button, new() { Name = "▲ warning" }).ClickAsync();

        await Expect(page.Locator(".chart h2 a")).ToHaveTextAsync(["frame.removed"]);
        StringAssert.EndsWith(page.Url, "?severity=warning&session=s2");
        await page.Locator(".bar-link").ClickAsync();
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(1);
        StringAssert.Contains(page.Url, "session=s2");
    }
}
