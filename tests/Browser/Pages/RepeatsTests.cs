using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

[TestClass]
[TestCategory("Browser")]
public sealed class RepeatsTests
{
    [TestMethod]
    public async Task Repeats_GroupedByKey_AreOneRowInTheAddressTooAndTakeInWhatComes()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(stack, context);
        var rows = page.Locator(".rows .row");
        await Expect(rows).ToHaveCountAsync(5);

        await page.Keyboard.PressAsync("g");

        await Expect(rows).ToHaveCountAsync(3);
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Group repeats" })).ToHaveAttributeAsync("aria-pressed", "true");
        StringAssert.EndsWith(page.Url, "?group=repeats");
        await Expect(page.Locator(".repeats")).ToHaveTextAsync("▸ ×3 in 3s");
        await stack.SendAsync("s1", Event(6, EventCodes.FrameLoaded, 9));
        await Expect(rows).ToHaveCountAsync(4);
        await stack.SendAsync("s1", Event(7, EventCodes.FrameLoaded, 9));
        await Expect(page.Locator(".repeats").First).ToHaveTextAsync("▸ ×2 in 0ms");
        await page.ReloadAsync();
        await Expect(rows).ToHaveCountAsync(4);
        await page.GoBackAsync();
        await Expect(rows).ToHaveCountAsync(7);
    }

    [TestMethod]
    public async Task Group_ChosenAndUnfoldedWithKeys_OpensTheNewestAndShowsEach()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(stack, context, "?group=repeats");
        var rows = page.Locator(".rows .row");
        var group = page.Locator(".row[data-position='4']");
        await Expect(rows).ToHaveCountAsync(3);

        await group.PressAsync("Enter");
        await Expect(page.Locator(".stamp")).ToContainTextAsync("Position4");
        await page.Keyboard.PressAsync("Escape");
        await Expect(group).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowRight");

        await Expect(rows).ToHaveCountAsync(5);
        await Expect(page.Locator(".repeats")).ToHaveAttributeAsync("aria-expanded", "true");
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator(".row[data-position='3']")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("ArrowLeft");
        await Expect(rows).ToHaveCountAsync(3);
        await Expect(group).ToBeFocusedAsync();
    }

    [TestMethod]
    public async Task RepeatButton_Clicked_UnfoldsAndOpensNothing()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(stack, context, "?group=repeats");

        await page.Locator(".repeats").PressAsync("Enter");

        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(5);
        await Expect(page.Locator(".details")).ToBeHiddenAsync();
    }

    private static async Task<IPage> OpenAsync(RunningStack stack, LentContext context, string query = "")
    {
        await stack.SendAsync(
            "s1",
            Event(1, EventCodes.BridgeStarted),
            Event(2, EventCodes.FrameNavigated, 1),
            Event(3, EventCodes.FrameNavigated, 2),
            Event(4, EventCodes.FrameNavigated, 4),
            Event(5, EventCodes.FrameRemoved, 5)
        );
        var page = await stack.OpenDashboardAsync(context, "/dashboard/events" + query);
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();
        await Expect(page.Locator(".rows .row").First).ToBeVisibleAsync();
        return page;
    }
}
