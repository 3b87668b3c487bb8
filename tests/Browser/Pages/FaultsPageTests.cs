using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>The simulator's faults, set and taken back from the dashboard.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class FaultsPageTests
{
    [TestMethod]
    public async Task Fault_OfTheForm_HappensAndIsTakenBack()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        using var http = new HttpClient { BaseAddress = stack.Target.Simulator };
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.FaultsPage);

        await page.GetByLabel("Path").FillAsync($"{SimulatorRoutes.WidgetProjects}/*");
        await page.GetByLabel("What happens").SelectOptionAsync("rate_limited");
        await page.GetByLabel("Times").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set fault", Exact = true }).ClickAsync();
        var row = page.Locator("[data-fault=fault-1]");
        await Expect(row).ToContainTextAsync("429 rate_limited");
        // On every page; here on one that knows nothing of this one.
        var issues = await stack.OpenDashboardAsync(context, ProtocolRoutes.Dashboard);
        var badge = issues.Locator(".fault-badge");
        await Expect(badge).ToHaveTextAsync("▲ Fault in force: fault-1 429 rate_limited");
        Assert.AreEqual(429, await StatusAsync(http));
        await Expect(row).ToContainTextAsync("1 of 2");

        await page.GetByRole(AriaRole.Button, new() { Name = "Reset fault-1" }).ClickAsync();

        await Expect(page.GetByText("None: everything is normal.")).ToBeVisibleAsync();
        await Expect(badge).ToHaveTextAsync("");
        using (var simulator = new SimulatorClient(stack.Target))
            await simulator.SetFaultsAsync(
                [
                    new()
                    {
                        Id = "elsewhere",
                        Effect = new() { Hang = true },
                    },
                ],
                CancellationToken.None
            );
        await badge.GetByRole(AriaRole.Link, new() { Name = "Fault in force: elsewhere hangs" }).ClickAsync();
        await issues.GetByRole(AriaRole.Button, new() { Name = "Reset elsewhere" }).ClickAsync();
        await Expect(badge).ToHaveTextAsync("");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();
        Assert.AreEqual(200, await StatusAsync(http));
    }

    [TestMethod]
    public async Task Fault_ThatCannotBe_IsRefusedWithItsRemedy()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.FaultsPage);

        await page.GetByLabel("Path").FillAsync("embed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set fault", Exact = true }).ClickAsync();

        await Expect(page.Locator(".outcome")).ToHaveTextAsync("match.path must begin with / or *, as in /api/v1/interviews/*.");
        await Expect(page.Locator("[data-fault]")).ToHaveCountAsync(0);
    }

    [TestMethod]
    [DataRow("503 for 30s")]
    [DataRow("Widget script is cut short")]
    public async Task Preset_LetsTheWidgetOnTheHostPageFail(string preset)
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.FaultsPage);
        await page.GetByRole(AriaRole.Button, new() { Name = preset }).ClickAsync();
        await Expect(page.Locator("[data-fault]")).ToHaveAttributeAsync("data-phase", "active");

        var host = await context.NewPageAsync();
        await host.GotoAsync(stack.HostPage("s1"), new() { WaitUntil = WaitUntilState.Commit });
        var failure = await stack.FirstAsync("s1", item => item.Severity == Severity.Error);

        Assert.AreEqual(EventCodes.WidgetLoadFailed, failure.Code);
        await page.GetByRole(AriaRole.Button, new() { Name = "Reset all" }).ClickAsync();
        await Expect(page.Locator("[data-fault]")).ToHaveCountAsync(0);
        await host.GotoAsync(stack.HostPage("s2"), new() { WaitUntil = WaitUntilState.Commit });
        await stack.FirstAsync("s2", item => item.Code == EventCodes.WidgetReady);
    }

    private static async Task<int> StatusAsync(HttpClient http)
    {
        using var response = await http.GetAsync($"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}");
        return (int)response.StatusCode;
    }
}
