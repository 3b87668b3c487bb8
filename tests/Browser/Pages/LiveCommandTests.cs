using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

[TestClass]
[TestCategory("Browser")]
public sealed class LiveCommandTests
{
    [TestMethod]
    public async Task Pause_StopsTheViewAndCountsWhatCame()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenThreeAsync(stack, context);

        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator(".follow")).ToContainTextAsync("Paused");
        await stack.SendAsync("later", Event(1, EventCodes.BridgeStarted), Event(2, EventCodes.FrameFound));

        await Expect(page.Locator(".follow")).ToContainTextAsync("2 new");
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(3);
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(5);
    }

    [TestMethod]
    public async Task RowChosenWithKeys_HoldsTheListAndGetsFocusBack()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenThreeAsync(stack, context);

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".details h2")).ToHaveTextAsync("widget_load_failed");
        await Expect(page.Locator(".follow")).ToContainTextAsync("Paused");
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".details")).ToBeHiddenAsync();
        await Expect(page.Locator(".row[data-position='2']")).ToBeFocusedAsync();
        await Expect(page.Locator(".follow")).ToContainTextAsync("Following");
    }

    [TestMethod]
    public async Task KeysUpAndDown_MoveTheFocusAndStopAtTheEnds()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenThreeAsync(stack, context);

        foreach (var (key, position) in new[] { ("j", 3), ("j", 2), ("j", 1), ("j", 1), ("k", 2), ("k", 3), ("k", 3) })
        {
            await page.Keyboard.PressAsync(key);
            await Expect(page.Locator($".row[data-position='{position}']")).ToBeFocusedAsync();
        }
    }

    [TestMethod]
    public async Task ScrolledDown_HoldsTheListUntilItIsBackAtTheTop()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await stack.SendAsync("first", [.. Enumerable.Range(1, 50).Select(number => Event(number, EventCodes.FrameFound))]);
        var page = await stack.OpenDashboardAsync(context);
        await Expect(page.Locator(".row[data-position='50']")).ToBeVisibleAsync();
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();
        var rows = page.Locator(".rows");

        await rows.EvaluateAsync("rows => rows.scrollTop = 200");
        await Expect(page.Locator(".follow")).ToContainTextAsync("Paused");
        await stack.SendAsync("later", Event(1, EventCodes.BridgeStarted));
        await Expect(page.Locator(".follow")).ToContainTextAsync("1 new");
        Assert.AreEqual(200, await rows.EvaluateAsync<double>("rows => rows.scrollTop"), "what is being read must not move");

        await rows.EvaluateAsync("rows => rows.scrollTop = 0");
        await Expect(page.Locator(".follow")).ToContainTextAsync("Following");
        await Expect(page.Locator(".row[data-position='51']")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task Clear_HidesWhatIsThereAndIsUndone()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenThreeAsync(stack, context);

        await page.Keyboard.PressAsync("c");
        await Expect(page.GetByText("cleared away, not deleted")).ToBeVisibleAsync();
        await stack.SendAsync("later", Event(1, EventCodes.BridgeStarted));
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("c");

        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(4);
    }

    [TestMethod]
    public async Task NextError_NotInTheList_IsFetchedAndShown()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenThreeAsync(stack, context);
        for (var session = 0; session < 6; session++)
            await stack.SendAsync($"s{session}", [.. Enumerable.Range(1, 50).Select(number => Event(number, EventCodes.FrameFound))]);
        await page.ReloadAsync();
        await Expect(page.Locator(".count")).ToContainTextAsync("newest 200");
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("e");

        await Expect(page.Locator(".details h2")).ToHaveTextAsync("widget_load_failed");
        await Expect(page.Locator(".row[data-position='2']")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("e");
        await Expect(page.Locator(".count")).ToContainTextAsync("no further error");
        await page.Keyboard.PressAsync("p");
        await Expect(page.Locator(".row[data-position='303']")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task Keys_WhileTyping_AreText()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenThreeAsync(stack, context);

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("pec?");

        await Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("pec?");
        await Expect(page.Locator(".follow")).ToContainTextAsync("Following");
        await page.GetByRole(AriaRole.Searchbox).BlurAsync();
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
    }

    private static async Task<IPage> OpenThreeAsync(RunningStack stack, LentContext context)
    {
        await stack.SendAsync(
            "first",
            Event(1, EventCodes.BridgeStarted),
            Event(2, EventCodes.WidgetLoadFailed),
            Event(3, EventCodes.BridgeClosing)
        );
        var page = await stack.OpenDashboardAsync(context);
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(3);
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();
        return page;
    }
}
