using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Every link to a faulty embed fails as it says, by the cause that it says, in a browser where nothing else is wrong.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed partial class FaultyEmbedTests
{
    [TestMethod]
    public async Task Links_OfTheDashboard_FailByTheirCause()
    {
        var stack = await RunningStack.SharedAsync();
        await using var context = await TestBrowser.NewContextAsync();
        await context.GrantPermissionsAsync(["microphone"]);
        var dashboard = await stack.OpenDashboardAsync(context, ProtocolRoutes.ScenariosPage);
        var links = await dashboard.Locator(".by-hand li").AllAsync();
        Assert.HasCount(8, links);

        foreach (var link in links)
        {
            var codes = await link.Locator(".expect code").AllTextContentsAsync();
            await AssertFailsAsync(
                stack,
                context,
                (await link.Locator("a").GetAttributeAsync("href"))!,
                EventCode.Of(codes[0]),
                new CauseId(codes[1])
            );
        }
    }

    private static async Task AssertFailsAsync(RunningStack stack, IBrowserContext context, string address, EventCode code, CauseId cause)
    {
        var session = NotInNames().Replace(address, "-");
        session = session[..Math.Min(session.Length, 64)];
        var page = await context.NewPageAsync();
        await page.GotoAsync(
            $"{new Uri(stack.Target.Host, address)}&run={RunningStack.Run}&session={session}",
            new() { WaitUntil = WaitUntilState.Commit }
        );
        if (code == EventCodes.MicrophoneDenied)
            await page.FrameLocator("#widget").GetByRole(AriaRole.Button, new() { Name = "Start interview" }).ClickAsync();

        var failure = await stack.FirstAsync(session, item => item.Severity == Severity.Error);

        Assert.AreEqual(code, failure.Code, address);
        var found = Diagnostician
            .Diagnose(failure.Code, failure.Evidence ?? [], failure.Frame)
            .Select(diagnosis => diagnosis.Cause)
            .ToList();
        CollectionAssert.Contains(found, cause, $"{address}: {string.Join(", ", found)}");
        await page.CloseAsync();
    }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex NotInNames();
}
