using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>What is said of one event. All tests read one log.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class DetailsTabsTests
{
    private static RunningStack? shared;

    private static RunningStack Stack => shared ?? throw new InvalidOperationException("The class was not initialized.");

    [ClassInitialize]
    public static async Task FillAsync(TestContext context)
    {
        shared = await RunningStack.StartAsync();
        await shared.SendAsync(
            "s1",
            Event(1, EventCodes.BridgeStarted),
            Event(2, EventCodes.PageFrozen, 1),
            Posted(3, 2),
            Event(4, EventCodes.PageResumed, 5)
        );
    }

    [ClassCleanup]
    public static async Task CloseAsync() => await Stack.DisposeAsync();

    [TestMethod]
    public async Task Tabs_AreWalkedWithKeysAndOnlyTheChosenOneIsATabStop()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(await context.NewPageAsync(), "?event=3");

        await page.Keyboard.PressAsync("d");
        await AssertChosenAsync(page, "Why");
        await page.Keyboard.PressAsync("ArrowRight");
        await AssertChosenAsync(page, "Payload");
        await page.Keyboard.PressAsync("End");
        await AssertChosenAsync(page, "Raw");
        await page.Keyboard.PressAsync("ArrowRight");
        await AssertChosenAsync(page, "Why");
        await page.Keyboard.PressAsync("ArrowLeft");
        await page.Keyboard.PressAsync("Home");
        await AssertChosenAsync(page, "Why");
        await page.Keyboard.PressAsync("Tab");

        await Expect(page.GetByRole(AriaRole.Tabpanel, new() { Name = "Why" })).ToBeFocusedAsync();
    }

    [TestMethod]
    public async Task Tab_Chosen_SurvivesAnotherEventAndAReload()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(await context.NewPageAsync(), "?event=3");
        await page.GetByRole(AriaRole.Tab, new() { Name = "Frame" }).ClickAsync();
        await Expect(page.GetByText("camera")).ToBeVisibleAsync();

        await page.Locator(".row[data-position='1']").ClickAsync();

        await Expect(page.GetByText("No iframe was seen by this event")).ToBeVisibleAsync();
        StringAssert.EndsWith(page.Url, "?event=1&tab=frame");
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Tab, new() { Name = "Frame" })).ToHaveAttributeAsync("aria-selected", "true");
        await page.Locator(".row[data-position='4']").ClickAsync();
        await Expect(page.GetByText("Reported by event 3 (microphone_denied), 3s before; this event says nothing of it.").First)
            .ToBeVisibleAsync();
    }

    // All contexts of a browser have one clipboard.
    [TestMethod]
    [DoNotParallelize]
    [DataRow("JSON", "\"error\": \"microphone_denied\"")]
    [DataRow("C# assertion", "Assert.AreEqual(TrustReason.WindowIsNotTheWidget, actual.Trust.Reason);")]
    [DataRow("curl", "-H \"Authorization: Bearer $KOJI_HARNESS_TOKEN\"")]
    public async Task Payload_Copied_IsWhatIsShown(string format, string contains)
    {
        await using var context = await TestBrowser.NewContextAsync();
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await OpenAsync(await context.NewPageAsync(), "?event=3&tab=payload");
        await page.GetByRole(AriaRole.Button, new() { Name = format, Exact = true }).ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = $"Copy as {format}" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        await Expect(page.Locator(".taken [role=status]")).ToHaveTextAsync("Copied");
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.AreEqual(await page.Locator(".taken code").EvaluateAsync<string>("code => code.textContent"), copied);
        StringAssert.Contains(copied, contains);
    }

    [TestMethod]
    public async Task Tabs_WithNothingToShow_SaySo()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(await context.NewPageAsync(), "?event=1");

        foreach (var tab in await page.GetByRole(AriaRole.Tab).AllAsync())
        {
            await tab.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Tabpanel)).ToHaveAttributeAsync("aria-labelledby", (await tab.GetAttributeAsync("id"))!);
            await Expect(page.GetByRole(AriaRole.Tabpanel).Locator(".nothing").First).ToBeVisibleAsync();
        }
    }

    private static async Task<IPage> OpenAsync(IPage page, string query)
    {
        await Stack.OpenDashboardAsync(page, "/dashboard/events" + query);
        await Expect(page.Locator(".details")).ToBeVisibleAsync();
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();
        return page;
    }

    private static async Task AssertChosenAsync(IPage page, string name)
    {
        var tab = page.GetByRole(AriaRole.Tab, new() { Name = name });
        await Expect(tab).ToBeFocusedAsync();
        await Expect(tab).ToHaveAttributeAsync("aria-selected", "true");
        await Expect(page.Locator("[role=tab][tabindex='0']")).ToHaveTextAsync(name);
        await Expect(page.GetByRole(AriaRole.Tabpanel)).ToHaveAttributeAsync("aria-labelledby", (await tab.GetAttributeAsync("id"))!);
    }
}
