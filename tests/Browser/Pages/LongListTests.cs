using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Tests.Browser.Scenarios;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>
/// A list of 10,000 events, in each browser that this machine has. All tests share one host: what one adds, the others do not ask for.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class LongListTests
{
    private const int Count = 10_000;

    // What comes live has another source.
    private const string Filled = ProtocolRoutes.EventsPage + "?source=bridge";

    // More than a screen's rows and more than is read at first.
    private const int Walk = 230;

    // More than a screen's rows from the end of the list.
    private const int FarDown = 40;

    private const string CountLostFocus = """
        () => {
          window.lost = 0;
          const look = () => { if (document.activeElement === document.body) window.lost++; requestAnimationFrame(look); };
          look();
        }
        """;

    // Within so many pictures of the page.
    private const string ShowsRows = """
        async () => {
          const { left, right, top, bottom } = document.querySelector(".rows").getBoundingClientRect();
          const isShown = () => document.elementFromPoint((left + right) / 2, (top + bottom) / 2)?.closest(".rows .row") != null;
          for (let picture = 0; picture < 600 && !isShown(); picture++) await new Promise(requestAnimationFrame);
          return isShown();
        }
        """;

    // Playwright's own assertion also asks for the window's focus, for which the windows of one Firefox compete.
    private const string Focuses = """
        async (position) => {
          const isFocused = () => document.activeElement?.matches(`.rows .row[data-position="${position}"]`) === true;
          for (let picture = 0; picture < 600 && !isFocused(); picture++) await new Promise(requestAnimationFrame);
          return isFocused();
        }
        """;

    private const string IsInView = """
        (position) => {
          const list = document.querySelector(".rows");
          const row = list.querySelector(`.row[data-position="${position}"]`)?.getBoundingClientRect();
          const { top, bottom } = list.getBoundingClientRect();
          return row !== undefined && row.bottom > top && row.top < bottom;
        }
        """;

    private static RunningStack? shared;

    private static RunningStack Stack => shared ?? throw new InvalidOperationException("The class was not initialized.");

    /// <summary>With SCENARIOS=all Firefox, too, where there is one: what is scrolled to must be drawn in any browser.</summary>
    public static IEnumerable<object[]> Browsers =>
        Ways.All && FirefoxFinder.Find(Environment.GetEnvironmentVariable, File.Exists) is not null
            ?
            [
                [BrowserKind.Chromium],
                [BrowserKind.Firefox],
            ]
            :
            [
                [BrowserKind.Chromium],
            ];

    /// <summary>At 900 rows are of two lines beside the details, as they are at 390; it is tried with SCENARIOS=all.</summary>
    public static IEnumerable<object[]> Widths =>
        (Ways.All ? new[] { 1440, 900, 390 } : [1440, 390]).Select(width => new object[] { width });

    [ClassInitialize]
    public static async Task FillAsync(TestContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var stack = shared = await RunningStack.StartAsync();
        for (var session = 0; session < Count / EventLimits.EventsPerBatch; session++)
            await stack.SendAsync(
                $"s{session}",
                [.. Enumerable.Range(1, EventLimits.EventsPerBatch).Select(number => Event(number, CodeOf(number), session + number))]
            );
    }

    [ClassCleanup]
    public static async Task CloseAsync()
    {
        await Stack.DisposeAsync();
    }

    [TestMethod]
    [DynamicData(nameof(Browsers))]
    public async Task Wheel_ToTheLastRowAndBack_ShowsRowsAllTheWay(BrowserKind kind)
    {
        await using var context = await ContextAsync(kind);
        var page = await OpenAsync(await context.NewPageAsync(), Filled);
        await page.Locator(".rows").HoverAsync();

        await WheelAsync(page, 20_000, 1);
        await WheelAsync(page, -60_000, Count);

        Assert.AreEqual(
            0,
            await page.EvaluateAsync<int>("() => document.documentElement.scrollHeight - innerHeight"),
            "the page is longer than its window"
        );
    }

    [TestMethod]
    [DynamicData(nameof(Browsers))]
    public async Task Keys_WalkAndLeapThroughTheList_AndNeverLoseTheFocus(BrowserKind kind)
    {
        await using var context = await ContextAsync(kind);
        var page = await OpenAsync(await context.NewPageAsync(), Filled);
        await PressAsync(page, "j", 1, Count);
        await page.EvaluateAsync(CountLostFocus);

        await PressAsync(page, "k", 2, Count);
        await PressAsync(page, "j", Walk, Count - Walk);
        await PressAsync(page, "End", 1, 1);
        await PressAsync(page, "j", 3, 1);
        await PressAsync(page, "k", Walk, 1 + Walk);
        await page.Keyboard.PressAsync("PageDown");
        await PressAsync(page, "PageUp", 1, 1 + Walk);
        await PressAsync(page, "j", 1, Walk);
        await PressAsync(page, "Home", 1, Count);
        await PressAsync(page, "PageUp", 1, Count);
        // Far from the row that has the focus.
        await page.Locator(".rows").EvaluateAsync("rows => rows.scrollTop = rows.scrollHeight");
        await Expect(RowAt(page, 1)).ToBeInViewportAsync();
        await PressAsync(page, "j", 1, Count - 1);

        Assert.AreEqual(0, await page.EvaluateAsync<int>("() => window.lost"), "pictures of the page in which its body had the focus");
    }

    [TestMethod]
    [DynamicData(nameof(Widths))]
    public async Task Row_ChosenFarDown_StaysAndGetsTheFocusBack(int width)
    {
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(await context.NewPageAsync(), Filled);
        await page.SetViewportSizeAsync(width, 844);
        await PressAsync(page, "j", 1, Count);
        await PressAsync(page, "End", 1, 1);
        await PressAsync(page, "k", FarDown, 1 + FarDown);

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".stamp")).ToContainTextAsync($"Position{1 + FarDown}");
        await Expect(RowAt(page, 1 + FarDown)).ToBeInViewportAsync();
        await page.Locator(".rows").EvaluateAsync("rows => rows.scrollTop = 0");
        await Expect(RowAt(page, Count)).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("d");
        await Expect(page.GetByRole(AriaRole.Tab, new() { Selected = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");

        await Expect(page.Locator(".details")).ToBeHiddenAsync();
        await Expect(RowAt(page, 1 + FarDown)).ToBeFocusedAsync();
        await Expect(RowAt(page, 1 + FarDown)).ToBeInViewportAsync();
    }

    [TestMethod]
    public async Task Events_ThatComeWhileFarDown_WaitAndMoveNothing()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(await context.NewPageAsync(), ProtocolRoutes.EventsPage);
        await PressAsync(page, "j", 1, Count);
        await PressAsync(page, "End", 1, 1);
        await PressAsync(page, "k", 5, 6);
        var top = await page.Locator(".rows").EvaluateAsync<double>("rows => rows.scrollTop");

        await Stack.SendAsync("live", Posted(1), Posted(2));

        await Expect(page.Locator(".follow")).ToContainTextAsync("2 new");
        Assert.AreEqual(top, await page.Locator(".rows").EvaluateAsync<double>("rows => rows.scrollTop"));
        await Expect(RowAt(page, 6)).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Home");
        await Expect(page.Locator(".follow")).ToContainTextAsync("Following");
        await Expect(RowAt(page, Count + 2)).ToBeInViewportAsync();
        // The newest, or what was the newest when the key was pressed.
        await Expect(page.Locator(".rows .row:focus")).ToBeInViewportAsync();
    }

    private static EventCode CodeOf(int number) =>
        number switch
        {
            1 => EventCodes.BridgeStarted,
            EventLimits.EventsPerBatch => EventCodes.WidgetLoadFailed,
            _ => EventCodes.FrameFound,
        };

    private static async Task PressAsync(IPage page, string key, int times, long leadsTo)
    {
        for (var time = 0; time < times; time++)
            await page.Keyboard.PressAsync(key);
        Assert.IsTrue(await page.EvaluateAsync<bool>(Focuses, leadsTo), $"{times} times {key} did not lead to {leadsTo}");
        await Expect(RowAt(page, leadsTo)).ToBeInViewportAsync();
    }

    // As often as it takes: what follows is read when the list comes to the end of what it has, so a busy host needs more turns.
    private static async Task WheelAsync(IPage page, int by, long goal)
    {
        for (var turn = 0; turn < 1_000 && !await page.EvaluateAsync<bool>(IsInView, goal); turn++)
        {
            await page.Mouse.WheelAsync(0, by);
            Assert.IsTrue(await page.EvaluateAsync<bool>(ShowsRows), "the list stays empty");
        }

        await Expect(RowAt(page, goal)).ToBeInViewportAsync();
    }

    private static ILocator RowAt(IPage page, long position) => page.Locator($".rows .row[data-position='{position}']");

    private static Task<IBrowserContext> ContextAsync(BrowserKind kind) =>
        kind == BrowserKind.Firefox
            ? TestBrowser.Firefox.NewContextAsync(BrowserProfile.Microphone, CancellationToken.None)
            : TestBrowser.NewContextAsync();

    private static async Task<IPage> OpenAsync(IPage page, string address)
    {
        await Stack.OpenDashboardAsync(page, address);
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();
        await Expect(page.Locator(".rows .row").First).ToBeVisibleAsync();
        return page;
    }
}
