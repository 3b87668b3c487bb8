using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>The bridge on pages that are not ours.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed partial class ForeignPageTests
{
    [TestMethod]
    public async Task ScriptTag_OnAnotherSite_SendsItsEventsToTheHost()
    {
        var stack = await RunningStack.SharedAsync();
        await using var site = await PlainSite.StartAsync(
            $"""
            <!DOCTYPE html><title>shop</title>
            <script src="{stack.Target.Host}bridge/koji-bridge.js" data-token="{await TokenAsync(stack)}" data-run="{RunningStack.Run}"
                    data-session="tag" data-widget-origins="{Origin(stack.Target.Simulator)}"></script>
            <iframe src="{Widget(stack, SimulatorProjects.Archived)}" title="interview"></iframe>
            """
        );
        await using var context = await LentContext.TakeAsync();

        var page = await context.NewPageAsync();
        await page.GotoAsync(site.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });

        var failure = await stack.FirstAsync("tag", item => item.Code == EventCodes.WidgetLoadFailed);
        Assert.AreEqual((EventSource.Widget, TrustLevel.Trusted), (failure.Source, failure.Trust.Level));
    }

    [TestMethod]
    public async Task InjectedBridge_OnAPageThatDoesNotKnowOfIt_SendsItsEventsToTheHost()
    {
        var stack = await RunningStack.SharedAsync();
        await using var site = await PlainSite.StartAsync(
            $"""<!DOCTYPE html><title>shop</title><iframe src="{Widget(stack, SimulatorProjects.Unknown)}" title="interview"></iframe>"""
        );
        using var http = HarnessHttp.NewClient(stack.Target.Host);
        var bridge = await http.GetStringAsync(ProtocolRoutes.BridgeScript);
        await using var context = await TestBrowser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.AddInitScriptAsync(
            $$"""
            if (window === top) {
              {{bridge}}
              KojiBridge.start({ host: "{{stack.Target.Host}}", token: "{{await TokenAsync(
                stack
            )}}", run: "{{RunningStack.Run}}", session: "injected",
                widgetOrigins: ["{{Origin(stack.Target.Simulator)}}"] });
            }
            """
        );

        await page.GotoAsync(site.Address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Commit });

        var failure = await stack.FirstAsync("injected", item => item.Code == EventCodes.WidgetLoadFailed);
        Assert.AreEqual((EventSource.Widget, TrustLevel.Trusted), (failure.Source, failure.Trust.Level));
    }

    [TestMethod]
    public async Task Page_Left_SendsWhatItStillHolds()
    {
        var stack = await RunningStack.SharedAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(stack.HostPage("left"), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        await stack.FirstAsync("left", item => item.Code == EventCodes.WidgetReady);

        await page.GotoAsync("about:blank");

        var farewell = await stack.FirstAsync("left", item => item.Code == EventCodes.BridgeClosing);
        CollectionAssert.AreEqual(
            Enumerable.Range(1, (int)farewell.Sequence).ToList(),
            stack.Of("left").Select(item => (int)item.Sequence).Order().ToList()
        );
    }

    // The host page carries the token; a person would copy it from there.
    private static async Task<string> TokenAsync(RunningStack stack)
    {
        using var http = HarnessHttp.NewClient(stack.Target.Host);
        return TokenAttribute().Match(await http.GetStringAsync(ProtocolRoutes.EmbedPage)).Groups[1].Value;
    }

    private static string Widget(RunningStack stack, string project) => $"{stack.Target.Simulator}embed/{project}";

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    [GeneratedRegex("data-token=\"([^\"]+)\"")]
    private static partial Regex TokenAttribute();
}
