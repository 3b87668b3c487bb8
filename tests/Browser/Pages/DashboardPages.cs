using KojiWidgetHarness.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Opens pages of the dashboard as a person who holds its link.</summary>
internal static class DashboardPages
{
    public static async Task<IPage> OpenDashboardAsync(this RunningStack stack, IBrowserContext context, string path = ProtocolRoutes.Dashboard)
    {
        var page = await context.NewPageAsync();
        if (path != ProtocolRoutes.Dashboard)
        {
            // The link's cookie without the page that it leads to.
            await using var answer = await context.APIRequest.GetAsync(stack.Servers.Dashboard.AbsoluteUri, new() { MaxRedirects = 0 });
        }

        await page.GotoAsync(path == ProtocolRoutes.Dashboard ? stack.Servers.Dashboard.AbsoluteUri : new Uri(stack.Target.Host, path).AbsoluteUri);
        await Expect(page.Locator(".pill")).ToContainTextAsync("live");
        return page;
    }
}
