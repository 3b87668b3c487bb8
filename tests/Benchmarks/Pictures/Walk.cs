using KojiWidgetHarness.Host;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Benchmarks.Pictures;

/// <summary>
/// Walks through the product on a page of a shop whose embed is wrong, and makes the README's pictures of it: all that they show happened.
/// </summary>
internal sealed class Walk(string folder, IPage shop, IPage dashboard, LocalServers servers)
{
    private readonly Film film = new();

    /// <summary>Writes the pictures.</summary>
    /// <param name="folder">Where they belong.</param>
    public static async Task RunAsync(string folder)
    {
        await using var servers = await LocalServers.StartAsync(new() { RunsScenarios = true }, CancellationToken.None);
        await using var site = await StartShopAsync(servers);
        await using var browsers = new HarnessBrowsers(headed: false, Console.Error);
        await using var context = await browsers.NewContextAsync(BrowserProfile.Microphone, CancellationToken.None);
        var (shop, dashboard) = (await context.NewPageAsync(), await context.NewPageAsync());
        foreach (var page in new[] { shop, dashboard })
            await page.SetViewportSizeAsync(Film.Width, Film.Height);
        await dashboard.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await shop.GotoAsync(site.BaseAddress().AbsoluteUri);
        await new Walk(folder, shop, dashboard, servers).GoAsync();
    }

    private async Task GoAsync()
    {
        var widget = shop.FrameLocator("iframe");
        await widget.GetByRole(AriaRole.Button, new() { Name = "Start interview" }).WaitForAsync();
        await film.TakeAsync(shop, "A page with Koji's interview, and one script tag more");
        await widget.GetByRole(AriaRole.Button, new() { Name = "Start interview" }).ClickAsync();
        await widget.GetByText("NotAllowedError").WaitForAsync();
        await film.TakeAsync(shop, "The interview does not start, and the page hears no more than microphone_denied");

        await dashboard.GotoAsync(servers.Dashboard.AbsoluteUri);
        await dashboard.Locator(".issue").WaitForAsync();
        await SaveAsync("issues.png");
        await film.TakeAsync(dashboard, "Issues: the cause, its evidence, and the page's own tag corrected");
        await dashboard.GetByRole(AriaRole.Link, new() { Name = "Events", Exact = true }).ClickAsync();
        await dashboard.Locator(".row[data-code=microphone_denied]").ClickAsync();
        await film.TakeAsync(dashboard, "Events: all that widget, page and browser said, as it comes");

        await dashboard.GetByRole(AriaRole.Link, new() { Name = "Scenarios" }).ClickAsync();
        await dashboard.GetByRole(AriaRole.Button, new() { Name = "Step by step" }).ClickAsync();
        await dashboard.Locator("[data-scenario=session-idle] button").ClickAsync();
        var next = dashboard.GetByRole(AriaRole.Button, new() { Name = "Next step" });
        await next.WaitForAsync();
        await film.TakeAsync(dashboard, "Scenarios: each reproduces one failure by its cause, step by step if wanted");
        foreach (var over in new[] { "open the page", "start-interview", "advance-server-clock" })
        {
            await next.ClickAsync();
            await dashboard.Locator(".steps [data-progress=done]", new() { HasText = over }).WaitForAsync();
            await dashboard.Locator($".moment[aria-label^='After {over}'] img").WaitForAsync();
            await film.TakeAsync(dashboard, $"After “{over}”: what the page looks like, and which events came");
        }

        await dashboard.GetByRole(AriaRole.Button, new() { Name = "To the end" }).ClickAsync();
        await dashboard.Locator(".story[data-verdict=pass] .result").WaitForAsync();
        await dashboard.Locator(".moment[aria-label='After session_expired'] img").WaitForAsync();
        await SaveAsync("scenarios.png");
        await film.TakeAsync(dashboard, "The failure came, and its cause is proven");
        await film.SaveAsync(dashboard, Path.Combine(folder, "walk.webm"));
    }

    private Task<byte[]> SaveAsync(string name) => dashboard.ScreenshotAsync(new() { Path = Path.Combine(folder, name) });

    // Its iframe lacks allow="microphone".
    private static async Task<WebApplication> StartShopAsync(LocalServers servers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var site = builder.Build();
        site.MapGet("/", () =>
            TypedResults.Content(
                $$"""
                <!doctype html><html lang="en"><title>Careers · Nordlicht Coffee</title>
                <style>
                  body { margin: 0; font: 17px/1.5 Georgia, serif; color: #2b211a; background: #f7f1e8; }
                  main { display: grid; grid-template-columns: 1fr 420px; gap: 3rem; max-width: 1100px; margin: 3rem auto; }
                  iframe { border: 0; border-radius: 12px; box-shadow: 0 8px 30px #0002; background: white; }
                </style>
                {{servers.BridgeTag}}
                <main><div><h1>Come and roast with us</h1><p>Tell us about yourself in ten minutes, whenever it suits you.
                  The interview is spoken; you need a microphone.</p></div>
                <iframe title="Interview" width="420" height="600"
                  src="{{new Uri(
                    servers.Target.Simulator,
                    "embed/10000000-0000-4000-8000-000000000001?mode=voice"
                )}}"></iframe></main></html>
                """,
                "text/html; charset=utf-8"
            )
        );
        await site.StartAsync();
        return site;
    }
}
