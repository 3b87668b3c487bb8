using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

[TestClass]
[TestCategory("Browser")]
public sealed class SessionPageTests
{
    [TestMethod]
    public async Task Sessions_AreListedNewestFirstAndLeadToTheirPage()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("healthy", Event(1, EventCodes.FrameLoaded));
        await stack.SendAsync("broken", Event(1, EventCodes.BridgeStarted), Event(4, EventCodes.WidgetLoadFailed));

        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.SessionsPage);

        var rows = page.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(rows.First).ToHaveAttributeAsync("data-session", "broken");
        await Expect(rows.First.Locator("[data-label=Gaps]")).ToHaveTextAsync("▲ 1");
        await Expect(rows.First.Locator(".health li").First).ToHaveTextAsync("✕ Load failed");
        await stack.SendAsync("later", Event(1, EventCodes.BridgeStarted));
        await Expect(rows.First).ToHaveAttributeAsync("data-session", "later");

        await page.GetByRole(AriaRole.Link, new() { Name = "broken" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Session broken" })).ToBeVisibleAsync();
        await Expect(page.GetByText("2 events of this session never came: numbers 2 to 3")).ToBeVisibleAsync();
        await Expect(page.Locator(".timeline .gap")).ToHaveCountAsync(1);
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(2);
    }

    [TestMethod]
    public async Task Sessions_AreSearchedFilteredAndOrdered_AndTheAddressSaysHow()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        for (var number = 1; number <= 30; number++)
        {
            EmittedEvent[] more = number % 10 == 0 ? [Event(2, EventCodes.WidgetLoadFailed), Event(3, EventCodes.FrameRemoved)] : [];
            await stack.SendAsync($"session-{number:00}", [Event(1, EventCodes.BridgeStarted), .. more]);
        }

        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.SessionsPage);
        var rows = page.Locator("tbody tr");
        await Expect(rows).ToHaveCountAsync(25);
        await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(5);
        await Expect(rows.First).ToHaveAttributeAsync("data-session", "session-05");

        await page.GetByRole(AriaRole.Button, new() { Name = "Events", Exact = true }).ClickAsync();
        await Expect(rows.First).ToHaveAttributeAsync("data-session", "session-30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Only failing" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Events", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Columnheader, new() { Name = "Events" })).ToHaveAttributeAsync("aria-sort", "ascending");
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(rows.First).ToHaveAttributeAsync("data-session", "session-10");

        var search = page.GetByRole(AriaRole.Searchbox);
        await page.Keyboard.PressAsync("/");
        await search.PressSequentiallyAsync("session-2");
        await Expect(rows).ToHaveCountAsync(1);
        await page.WaitForURLAsync(address => new Uri(address).Query == "?text=session-2&failing=yes&order=events-ascending");
        await page.ReloadAsync();
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(search).ToHaveValueAsync("session-2");

        await search.FillAsync("nowhere");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No sessions match your filters" })).ToBeVisibleAsync();
        await search.PressAsync("Escape");
        await Expect(search).Not.ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(25);
        await Expect(search).ToHaveValueAsync("");
        await page.WaitForURLAsync(address => new Uri(address).Query == "?order=events-ascending");
    }

    [TestMethod]
    public async Task Mark_ChosenWithTheKeyboard_OpensItsEvent()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenTenSecondsAsync(stack, context);

        await page.Locator(".spot").First.PressAsync("ArrowRight");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".details h2")).ToHaveTextAsync("frame.found");
        await Expect(page.Locator(".row[data-code='frame.found']")).ToHaveAttributeAsync("aria-selected", "true");
    }

    [TestMethod]
    public async Task Event_ThatCameLate_IsMarkedWhereItHappened_AtAnyWidth()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("s1", Event(1, EventCodes.BridgeStarted), Event(2, EventCodes.FrameLoaded, 5));
        await stack.SendAsync("s1", Event(3, EventCodes.FrameFound, 2));
        var page = await stack.OpenDashboardAsync(context, "/dashboard/sessions/s1");
        var late = page.Locator(".rows .late");
        await Expect(late).ToHaveTextAsync("late");
        await Expect(page.Locator(".rows .row").Nth(1)).ToHaveAttributeAsync("data-code", EventCodes.FrameFound.Value);

        foreach (var width in new[] { 1440, 900, 390 })
        {
            await page.SetViewportSizeAsync(width, 844);
            var isWhole = await late.EvaluateAsync<bool>(
                """
                mark => {
                  const [own, cell] = [mark.getBoundingClientRect(), mark.parentElement.getBoundingClientRect()];
                  return own.right <= cell.right + 1 && own.bottom <= cell.bottom + 1 && mark.parentElement.scrollWidth <= mark.parentElement.clientWidth;
                }
                """
            );
            Assert.IsTrue(isWhole, $"The mark is cut off at {width}.");
        }
    }

    [TestMethod]
    public async Task Time_ChosenByDraggingOrByKeys_FiltersTheTableAndIsPartOfTheAddress()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenTenSecondsAsync(stack, context);
        var plot = (await page.Locator(".plot").BoundingBoxAsync())!;

        await page.Mouse.MoveAsync(plot.X + plot.Width * 0.3f, plot.Y + 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(plot.X + plot.Width * 0.7f, plot.Y + 24, new() { Steps = 4 });
        await page.Mouse.UpAsync();

        var codes = page.Locator(".rows .code-text");
        await Expect(codes).ToHaveTextAsync(["frame.loaded"]);
        StringAssert.Contains(page.Url, "happened-from=2026-11-22T10%3A00%3A0");
        await page.ReloadAsync();
        await Expect(codes).ToHaveTextAsync(["frame.loaded"]);
        await page.GetByRole(AriaRole.Button, new() { Name = "show any time" }).ClickAsync();
        await Expect(codes).ToHaveCountAsync(4);

        await page.Locator(".spot").First.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowRight");
        await Expect(codes).ToHaveTextAsync(["frame.found", "bridge.started"]);
    }

    private static async Task<IPage> OpenTenSecondsAsync(RunningStack stack, LentContext context)
    {
        await stack.SendAsync(
            "s1",
            Event(1, EventCodes.BridgeStarted),
            Event(2, EventCodes.FrameFound, 1),
            Event(3, EventCodes.FrameLoaded, 5),
            Event(4, EventCodes.FrameRemoved, 10)
        );
        var page = await stack.OpenDashboardAsync(context, $"{ProtocolRoutes.SessionsPage}/s1");
        await Expect(page.Locator(".spot")).ToHaveCountAsync(4);
        // The script makes one of them the tab stop: from then on keys are heard.
        await Expect(page.Locator(".spot[tabindex='0']")).ToHaveCountAsync(1);
        return page;
    }
}
