using KojiWidgetHarness.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Opens pages of the dashboard as a person who holds its link.</summary>
internal static class DashboardPages
{
    public static async Task<IPage> OpenDashboardAsync(
        this RunningStack stack,
        IBrowserContext context,
        string path = ProtocolRoutes.EventsPage
    ) => await stack.OpenDashboardAsync(await context.NewPageAsync(), path);

    public static async Task<IPage> OpenDashboardAsync(
        this RunningStack stack,
        LentContext context,
        string path = ProtocolRoutes.EventsPage
    ) => await stack.OpenDashboardAsync(await context.NewPageAsync(), path);

    public static async Task<IPage> OpenDashboardAsync(this RunningStack stack, IPage page, string path)
    {
        var link = stack.Servers.Dashboard.AbsoluteUri.Replace(
            Uri.EscapeDataString(ProtocolRoutes.Dashboard),
            Uri.EscapeDataString(path),
            StringComparison.Ordinal
        );
        await page.GotoAsync(link);
        await Expect(page.Locator(".pill")).ToContainTextAsync("live");
        return page;
    }
}
