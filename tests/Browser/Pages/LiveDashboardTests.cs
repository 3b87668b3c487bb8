using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

[TestClass]
[TestCategory("Browser")]
public sealed class LiveDashboardTests
{
    [TestMethod]
    public async Task FaultyEmbed_OnTheHostPage_ShowsOnTheOpenDashboardWithoutReload()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var dashboard = await stack.OpenDashboardAsync(context);
        await Expect(dashboard.GetByText("Nothing has happened yet.")).ToBeVisibleAsync();
        await dashboard.EvaluateAsync("window.sameDocument = true");

        var host = await context.NewPageAsync();
        await host.GotoAsync(stack.HostPage("s1", $"&project={SimulatorProjects.Archived}"), new() { WaitUntil = WaitUntilState.Commit });

        var row = dashboard.Locator(".row[data-code=widget_load_failed]");
        await Expect(row).ToBeVisibleAsync();
        await Expect(row).ToContainTextAsync("The interview widget could not be loaded.");
        await Expect(row).ToHaveAttributeAsync("data-trusted", "yes");
        await Expect(dashboard.Locator(".tile", new() { HasText = "widget_load_failed" }).Locator(".figure")).ToHaveTextAsync("1");
        Assert.IsTrue(await dashboard.EvaluateAsync<bool>("window.sameDocument === true"));
    }

    [TestMethod]
    public async Task Row_Chosen_ShowsCauseAndRawMessage()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var dashboard = await stack.OpenDashboardAsync(context);
        var host = await context.NewPageAsync();
        await host.GotoAsync(stack.HostPage("s1", "&mode=voice&allow="), new() { WaitUntil = WaitUntilState.Commit });
        await host.FrameLocator("#widget").GetByRole(AriaRole.Button, new() { Name = "Start interview" }).ClickAsync();

        await dashboard.Locator(".row[data-code=microphone_denied]").PressAsync("Enter");

        var details = dashboard.GetByRole(AriaRole.Complementary, new() { Name = "Event details" });
        await Expect(details.GetByText("Add allow=\"microphone\" to the iframe.")).ToBeVisibleAsync();
        await details.GetByRole(AriaRole.Tab, new() { Name = "Raw" }).ClickAsync();
        await Expect(details.GetByText("\"type\": \"koji:error\"")).ToBeVisibleAsync();
        await details.PressAsync("Escape");
        await Expect(details).ToBeHiddenAsync();
    }

    // All contexts of a browser have one clipboard.
    [TestMethod]
    [DoNotParallelize]
    public async Task Correction_OfAFaultyEmbed_IsCopiedAsItStands()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var dashboard = await stack.OpenDashboardAsync(context);
        var host = await context.NewPageAsync();
        await host.GotoAsync(stack.HostPage("s1", "&mode=voice&allow="), new() { WaitUntil = WaitUntilState.Commit });
        await host.FrameLocator("#widget").GetByRole(AriaRole.Button, new() { Name = "Start interview" }).ClickAsync();
        await dashboard.BringToFrontAsync();
        await dashboard.Locator(".row[data-code=microphone_denied]").PressAsync("Enter");

        await dashboard.Locator(".correction").GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();

        await Expect(dashboard.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        var copied = await dashboard.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.AreEqual(
            $"<iframe\n  src=\"{stack.Target.Simulator}embed/{SimulatorProjects.Active}?mode=voice\"\n  allow=\"microphone\"\n  id=\"widget\"\n  width=\"400\"\n"
                + "  height=\"600\"\n  title=\"Koji interview\"></iframe>",
            copied
        );
    }

    [TestMethod]
    public async Task Correction_WhereTheClipboardIsOutOfReach_IsSelected()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        await context.AddInitScriptAsync("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
        var dashboard = await stack.OpenDashboardAsync(context);
        var host = await context.NewPageAsync();
        await host.GotoAsync(stack.HostPage("s1", "&mode=voice&allow="), new() { WaitUntil = WaitUntilState.Commit });
        await host.FrameLocator("#widget").GetByRole(AriaRole.Button, new() { Name = "Start interview" }).ClickAsync();
        await dashboard.Locator(".row[data-code=microphone_denied]").PressAsync("Enter");

        await dashboard.Locator(".correction").GetByRole(AriaRole.Button, new() { Name = "Copy" }).ClickAsync();

        await Expect(dashboard.GetByText("Selected: copy it with the keyboard")).ToBeVisibleAsync();
        StringAssert.Contains(await dashboard.EvaluateAsync<string>("getSelection().toString()"), "allow=\"microphone\"");
    }

    [TestMethod]
    public async Task UntrustedMessage_WithMarkup_IsShownAsTextAndMarked()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var dashboard = await stack.OpenDashboardAsync(context);
        var host = await context.NewPageAsync();
        await host.GotoAsync(stack.HostPage("s1"), new() { WaitUntil = WaitUntilState.DOMContentLoaded });

        await host.EvaluateAsync(
            """
            postMessage({ type: 'koji:error', data: { error: 'microphone_denied', message: '<img src=x onerror="window.owned=1">' } }, origin)
            """
        );

        var row = dashboard.Locator(".row[data-trusted=no]");
        await Expect(row).ToContainTextAsync("untrusted");
        await Expect(row).ToContainTextAsync("<img src=x onerror=");
        await row.ClickAsync();
        foreach (var tab in new[] { "Payload", "Raw" })
        {
            await dashboard.GetByRole(AriaRole.Tab, new() { Name = tab }).ClickAsync();
            await Expect(dashboard.Locator(".details pre")).ToContainTextAsync("<img src=x");
        }

        Assert.AreEqual(0, await dashboard.Locator("img[src=x]").CountAsync());
        await Expect(dashboard.Locator(".tile", new() { HasText = "microphone_denied" }).Locator(".figure")).ToHaveTextAsync("0");
    }

    [TestMethod]
    [DataRow(390)]
    [DataRow(1280)]
    [DataRow(3840)]
    public async Task Pages_AtAnyWidth_DoNotOverflow(int width)
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var dashboard = await stack.OpenDashboardAsync(context);
        var host = await context.NewPageAsync();
        await host.GotoAsync(stack.HostPage("s1"), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await Expect(dashboard.Locator(".row[data-code='widget.ready']")).ToBeVisibleAsync();

        foreach (var page in new[] { dashboard, host })
        {
            await page.SetViewportSizeAsync(width, 844);
            Assert.IsTrue(
                await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"),
                $"{page.Url} overflows at {width}"
            );
        }
    }

    [TestMethod]
    public async Task Workbench_ShowsPageAndDashboardSideBySide()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await context.NewPageAsync();

        await page.GotoAsync(stack.Servers.Workbench.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });

        await Expect(
                page.FrameLocator("iframe.page").FrameLocator("#widget").GetByRole(AriaRole.Button, new() { Name = "Start interview" })
            )
            .ToBeVisibleAsync();
        await Expect(page.FrameLocator("iframe.console").Locator(".row[data-code='widget.ready']")).ToBeVisibleAsync();
    }
}
