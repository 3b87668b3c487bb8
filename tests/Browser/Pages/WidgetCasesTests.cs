using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Cases;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>The iframes that the simulator's cases give out, and the page that lists them.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class WidgetCasesTests
{
    [TestMethod]
    public async Task Iframe_OfEachCase_GetsItsCode()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var cases = SimulatorCases.List(KojiContract.GetKoji, stack.Target.Simulator).Where(item => item.Iframe is not null).ToList();

        // All at once: the one whose session lies idle takes its time.
        await Task.WhenAll(
            cases.Select(async item =>
            {
                await using var site = await PlainSite.StartAsync(Page(stack, item));
                var page = await context.NewPageAsync();
                await page.GotoAsync(site.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });

                var failure = await stack.FirstAsync(item.Name, seen => seen.Code == item.Code);

                Assert.AreEqual(item.Message, failure.Message, item.Name);
                Assert.AreEqual(item.Name == "widget-unreachable" ? EventSource.Bridge : EventSource.Widget, failure.Source, item.Name);
            })
        );

        Assert.HasCount(9, cases);
    }

    [TestMethod]
    public async Task CasesPage_Shown_HasACommandToCopyForEachCase()
    {
        var stack = await RunningStack.SharedAsync();
        await using var context = await LentContext.TakeAsync();
        var cases = SimulatorCases.List(KojiContract.GetKoji, stack.Target.Simulator);
        var page = await context.NewPageAsync();

        await page.GotoAsync(new Uri(stack.Target.Simulator, SimulatorRoutes.Cases).AbsoluteUri);

        await Expect(page.Locator("article pre")).ToHaveTextAsync(cases.Select(item => item.Curl ?? item.Iframe ?? ""));
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copy" })).ToHaveCountAsync(cases.Count);
        await Axe.AssertNoViolationAsync(page);
    }

    private static string Page(RunningStack stack, CaseListing item) =>
        $"""
            <!DOCTYPE html><title>shop</title>
            <script src="{stack.Target.Host}bridge/koji-bridge.js" data-token="{stack.Target.IngestToken}" data-run="{RunningStack.Run}"
                    data-session="{item.Name}" data-handshake-deadline="5000"
                    data-widget-origins="{stack.Target.Simulator.GetLeftPart(UriPartial.Authority)},https://koji.invalid"></script>
            {item.Iframe}
            """;
}
