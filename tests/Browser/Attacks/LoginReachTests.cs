using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Tests.Browser.Pages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Attacks;

/// <summary>
/// A person who is logged in to the dashboard and opens the page under test in the same browser: how far the login reaches.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class LoginReachTests
{
    [TestMethod]
    [DataRow("localhost")]
    [DataRow("127.0.0.1")]
    public async Task PageUnderTest_OnAnotherPort_GetsNothingOfTheLogin(string name)
    {
        var stack = await RunningStack.SharedAsync();
        var heads = new ConcurrentQueue<IHeaderDictionary>();
        await using var app = await ListenAsync(heads);
        await using var context = await LentContext.TakeAsync();
        var dashboard = await stack.OpenDashboardAsync(context);
        Assert.IsNotEmpty(await dashboard.EvaluateAsync<string>("() => localStorage.getItem('koji-harness-ticket')"));
        Assert.IsEmpty(await dashboard.Context.CookiesAsync());

        var page = await context.NewPageAsync();
        var address = new UriBuilder(app.Urls.First()) { Host = name };
        foreach (var path in new[] { "/", ProtocolRoutes.Dashboard, "/_blazor", ProtocolRoutes.Login })
            await page.GotoAsync(
                new UriBuilder(address.Uri) { Path = path }
                    .Uri
                    .AbsoluteUri
            );
        // From the dashboard's own name it can ask for the dashboard, too; nothing of what it gets shows or opens anything.
        var seen = await page.EvaluateAsync<string>(
            """
            async host => {
              const tries = [];
              for (const [path, options] of [
                ["/dashboard", { credentials: "include" }], ["/_blazor/negotiate?negotiateVersion=1", { method: "POST", credentials: "include" }],
                ["/hubs/events/negotiate?negotiateVersion=1", { method: "POST", credentials: "include" }], ["/events", { credentials: "include" }],
                ["/login/ticket", { method: "POST", credentials: "include" }], ["/logout", { method: "POST", credentials: "include" }]])
                tries.push(await fetch(host + path, options).then(answer => answer.status, () => "refused"));
              return [localStorage.length, document.cookie.length, ...tries].join(" ");
            }
            """,
            stack.Target.Host.AbsoluteUri.TrimEnd('/')
        );

        Assert.AreEqual("0 0 refused refused refused refused refused refused", seen);
        Assert.IsGreaterThanOrEqualTo(4, heads.Count);
        foreach (var head in heads)
        {
            Assert.IsEmpty(head.Cookie.ToString());
            Assert.DoesNotContain("koji-ticket", string.Join('\n', head.Select(pair => $"{pair.Key}: {pair.Value}")));
        }

        await Expect(dashboard.Locator(".pill")).ToContainTextAsync("live");
    }

    [TestMethod]
    public async Task Logout_EndsEveryTabOfEveryBrowser()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        await using var otherBrowser = await LentContext.TakeAsync();
        var (first, second, other) = (
            await stack.OpenDashboardAsync(context),
            await stack.OpenDashboardAsync(context, ProtocolRoutes.ChartsPage),
            await stack.OpenDashboardAsync(otherBrowser)
        );

        await first.GetByRole(AriaRole.Button, new() { Name = "Log out" }).ClickAsync();

        foreach (var page in new[] { first, second, other })
        {
            await Expect(page.GetByLabel("Reader token")).ToBeVisibleAsync();
            Assert.IsNull(await page.EvaluateAsync<string?>("() => localStorage.getItem('koji-harness-ticket')"));
        }

        await second.GetByLabel("Reader token").FillAsync(stack.Target.ReaderToken);
        await second.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();
        await Expect(second).ToHaveURLAsync(new Uri(stack.Target.Host, ProtocolRoutes.ChartsPage).AbsoluteUri);
        await Expect(second.Locator(".pill")).ToContainTextAsync("live");
    }

    [TestMethod]
    public async Task Dashboard_OpenedWithoutALogin_LeadsToItAndBack()
    {
        var stack = await RunningStack.SharedAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await context.NewPageAsync();
        var wanted = new Uri(stack.Target.Host, ProtocolRoutes.ChartsPage + "?code=widget.ready").AbsoluteUri;

        await page.GotoAsync(wanted);
        await page.GetByLabel("Reader token").FillAsync(stack.Target.ReaderToken);
        await page.Keyboard.PressAsync("Enter");

        await Expect(page).ToHaveURLAsync(wanted);
        await Expect(page.Locator(".pill")).ToContainTextAsync("live");
    }

    private static async Task<WebApplication> ListenAsync(ConcurrentQueue<IHeaderDictionary> heads)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Run(context =>
        {
            heads.Enqueue(new HeaderDictionary(context.Request.Headers.ToDictionary(pair => pair.Key, pair => pair.Value)));
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!doctype html><title>shop</title>");
        });
        await app.StartAsync();
        return app;
    }
}
