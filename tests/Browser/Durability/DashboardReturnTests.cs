using KojiWidgetHarness.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Durability;

/// <summary>A dashboard whose host goes away under it.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class DashboardReturnTests
{
    private const int Numbers = 20;

    [TestMethod]
    public async Task Dashboard_HostKilledAndStartedAgain_SaysSoAndGoesOnByItself()
    {
        await using var host = await UpProcess.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(
            $"{host.Address}{ProtocolRoutes.Login[1..]}?{ProtocolRoutes.TokenParameter}={host.ReaderToken}&{ProtocolRoutes.ReturnParameter}={ProtocolRoutes.EventsPage}"
        );
        var pill = page.Locator(".pill");
        await Expect(pill).ToContainTextAsync("live");
        var before = await PostAsync(context, host, "before");
        await Expect(Row(page, before)).ToBeVisibleAsync();
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();
        var rows = await page.Locator(".rows .row").CountAsync();

        await host.KillAsync();

        await Expect(pill).ToContainTextAsync("reconnecting", new() { UseInnerText = true });
        await Expect(pill).Not.ToContainTextAsync("live", new() { UseInnerText = true });
        await Expect(page.Locator(".rows .row")).ToHaveCountAsync(rows);
        await page.Keyboard.PressAsync("?");
        await Expect(page.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        await host.StartAgainAsync();

        await Expect(pill).ToContainTextAsync("live", new() { UseInnerText = true });
        var after = await PostAsync(context, host, "after");
        await Expect(Row(page, before + after)).ToBeVisibleAsync();
    }

    private static ILocator Row(IPage page, int position) => page.Locator($".row[data-position='{position}']");

    // How many were stored.
    private static async Task<int> PostAsync(IBrowserContext context, UpProcess host, string session)
    {
        var stream = await StreamingPage.OpenAsync(context, host, "return", session, Numbers);
        return await stream.StoredAsync();
    }
}
