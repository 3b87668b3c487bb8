using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

[TestClass]
[TestCategory("Browser")]
public sealed class FilterTests
{
    private const string NewestPage = "showing newest 200; 400 older in the log";

    private static RunningStack? shared;

    // 600 events, which are only read.
    private static RunningStack LongLog => shared ?? throw new InvalidOperationException("The class was not initialized.");

    [ClassInitialize]
    public static async Task FillAsync(TestContext context)
    {
        shared = await RunningStack.StartAsync();
        for (var session = 0; session < 12; session++)
            await shared.SendAsync($"s{session}", [.. Enumerable.Range(1, 50).Select(number => Event(number, EventCodes.FrameFound))]);
    }

    [ClassCleanup]
    public static async Task CloseAsync() => await LongLog.DisposeAsync();

    [TestMethod]
    public async Task Chip_Toggled_FiltersTheTableAndTheAddressAndBackUndoesIt()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync(
            "s1",
            Event(1, EventCodes.BridgeStarted),
            Event(2, EventCodes.FrameFound),
            Event(3, EventCodes.WidgetLoadFailed)
        );
        var page = await stack.OpenDashboardAsync(context);
        var codes = page.Locator(".rows .code-text");
        await Expect(codes).ToHaveCountAsync(3);

        await page.GetByRole(AriaRole.Button, new() { Name = "✕ error" }).ClickAsync();

        await Expect(codes).ToHaveTextAsync(["widget_load_failed"]);
        StringAssert.EndsWith(page.Url, "?severity=error");
        await stack.SendAsync("s2", Event(1, EventCodes.BridgeStarted), Event(2, EventCodes.WidgetLoadFailed));
        await Expect(codes).ToHaveTextAsync(["widget_load_failed", "widget_load_failed"]);
        await page.GoBackAsync();
        await Expect(codes).ToHaveCountAsync(5);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "✕ error" })).ToHaveAttributeAsync("aria-pressed", "false");
    }

    [TestMethod]
    public async Task Link_WithAFilter_OpensThatViewAndItsPartsAreTakenAway()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync(
            "s1",
            Event(1, EventCodes.BridgeStarted),
            Event(2, EventCodes.FrameFound) with
            {
                Message = "in the sidebar",
            }
        );
        await stack.SendAsync("s2", Event(1, EventCodes.FrameFound) with { Message = "in the footer" });

        var page = await stack.OpenDashboardAsync(context, "/dashboard/events?code=frame.found&session=s1&text=side*");

        var rows = page.Locator(".rows .row");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("side*");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove text side*" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove session s1" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove all" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(3);
        Assert.AreEqual("", new Uri(page.Url).Query);
    }

    [TestMethod]
    public async Task Words_AreSearchedWhileTheyAreTyped_AndFiltersThatFindNothingAreCleared()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("s1", Event(1, EventCodes.FrameFound) with { Message = "in the sidebar" }, Event(2, EventCodes.FrameLoaded));
        var page = await stack.OpenDashboardAsync(context);
        var rows = page.Locator(".rows .row");
        await Expect(rows).ToHaveCountAsync(2);
        var search = page.GetByRole(AriaRole.Searchbox);

        await page.Keyboard.PressAsync("/");
        await search.PressSequentiallyAsync("oun sid s1");

        await Expect(rows).ToHaveCountAsync(1);
        await Expect(page).ToHaveURLAsync(new Regex("[?]text=oun%2A%20sid%2A%20s1%2A$"));
        await Expect(search).ToBeFocusedAsync();
        await Expect(search).ToHaveValueAsync("oun sid s1");
        await search.PressSequentiallyAsync(" source:pigeon");
        await Expect(page.Locator(".hint")).ToContainTextAsync("Unknown source in the search.");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "No events match your filters" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(search).Not.ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clear filters" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
        await Expect(search).ToHaveValueAsync("");

        var range = page.GetByLabel("Time range");
        await range.SelectOptionAsync("15m");
        await Expect(page).ToHaveURLAsync(new Regex("[?]last=15m$"));
        await Expect(rows).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove last 15m" }).ClickAsync();
        await Expect(range).ToHaveValueAsync("");
        await range.SelectOptionAsync("custom");
        await page.GetByLabel("to", new() { Exact = true }).FillAsync("2020-01-02T03:04:05");
        await Expect(rows).ToHaveCountAsync(0);
        await Expect(page).ToHaveURLAsync(new Regex("[?]to=2020-01-0"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove to 2020-01-02 03:04:05" }).ClickAsync();
        await Expect(rows).ToHaveCountAsync(2);
    }

    // Before the page shows what the first one did.
    [TestMethod]
    [DataRow(ProtocolRoutes.EventsPage)]
    [DataRow(ProtocolRoutes.ChartsPage)]
    public async Task Clicks_InOneMoment_AreAllDone(string path)
    {
        await using var context = await LentContext.TakeAsync();
        var page = await LongLog.OpenDashboardAsync(context, $"{path}?code=frame.found&session=s1&text=side*");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Remove text side*" })).ToBeVisibleAsync();

        await page.EvaluateAsync("() => [...document.querySelectorAll('.chip.asked')].slice(1).forEach(chip => chip.click())");

        await Expect(page.Locator(".chip.asked")).ToHaveTextAsync(["Remove code frame.found ✕"]);
        await Expect(page).ToHaveURLAsync(new Regex("[?]code=frame.found$"));
        await page.GoBackAsync();
        await Expect(page.Locator(".chip.asked")).ToHaveCountAsync(2);
        await page.GoBackAsync();
        await Expect(page.Locator(".chip.asked")).ToHaveCountAsync(3);
    }

    [TestMethod]
    public async Task FilteredConsole_LeftByBackAndForward_LosesNoPage()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("s1", Event(1, EventCodes.BridgeStarted));
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.SessionsPage);
        await page.GetByRole(AriaRole.Link, new() { Name = "Events", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "bridge", Exact = true }).ClickAsync();
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new() { Name = "Sessions", Exact = true }).ClickAsync();

        for (var round = 0; round < 5; round++)
        {
            await Expect(page.Locator(".sessions tbody tr")).ToHaveCountAsync(1);
            await page.GoBackAsync();
            await Expect(page.Locator(".rows .row")).ToHaveCountAsync(1);
            await page.GoForwardAsync();
        }

        await stack.SendAsync("s2", Event(1, EventCodes.BridgeStarted));
        await Expect(page.Locator(".sessions tbody tr")).ToHaveCountAsync(2);
    }

    [TestMethod]
    public async Task Link_WithAMistake_SaysWhatThereIs()
    {
        await using var context = await LentContext.TakeAsync();

        var page = await LongLog.OpenDashboardAsync(context, "/dashboard/events?severity=terrible");

        await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Unknown severity 'terrible'. Use one of: info, warning, error.");
    }

    [TestMethod]
    public async Task LongLog_ScrolledDown_ReadsOlderEvents()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await LongLog.OpenDashboardAsync(context);
        await Expect(page.Locator(".count")).ToHaveTextAsync(NewestPage);

        await page.WaitForFunctionAsync(
            """
            () => {
              const rows = document.querySelector('.rows');
              rows.scrollTo(0, rows.scrollHeight);
              return document.querySelector(".row[data-position='1']") !== null;
            }
            """
        );
        await Expect(page.Locator(".count")).ToHaveTextAsync("showing newest 600");
        Assert.IsLessThan(100, await page.Locator(".rows .row").CountAsync());
    }

    [TestMethod]
    public async Task LongLog_ScrolledDownBeforeItsScriptRuns_ReadsOlderEvents()
    {
        await using var context = await TestBrowser.NewContextAsync();
        var scrolled = new TaskCompletionSource();
        await context.RouteAsync("**/console.js", async route =>
        {
            await scrolled.Task;
            await route.ContinueAsync();
        });
        var page = await LongLog.OpenDashboardAsync(context);
        await Expect(page.Locator(".count")).ToHaveTextAsync(NewestPage);

        await page.EvaluateAsync(
            """
            () => new Promise(done => {
              const rows = document.querySelector('.rows');
              rows.addEventListener('scroll', done, { once: true });
              rows.scrollTo(0, rows.scrollHeight);
            })
            """
        );
        scrolled.SetResult();

        await Expect(page.Locator(".count")).ToHaveTextAsync("showing newest 400; 200 older in the log");
    }

    [TestMethod]
    public async Task LongLog_ScrolledToItsEndWhileOlderEventsAreRead_IsReadFurther()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await LongLog.OpenDashboardAsync(context);
        await Expect(page.Locator(".count")).ToHaveTextAsync(NewestPage);

        // The rows are there before the server says that it has read them; the list is scrolled between the two, and never again.
        await page.EvaluateAsync(
            """
            () => {
              const rows = document.querySelector('.rows');
              const toEnd = () => rows.scrollTo(0, rows.scrollHeight);
              new MutationObserver((_, observer) => {
                observer.disconnect();
                toEnd();
                rows.dispatchEvent(new Event('scroll'));
                addEventListener('scroll', event => event.stopImmediatePropagation(), true);
              }).observe(document.querySelector('.table'), { attributeFilter: ['aria-rowcount'] });
              toEnd();
            }
            """
        );

        await Expect(page.Locator(".count")).ToHaveTextAsync("showing newest 600");
    }
}
