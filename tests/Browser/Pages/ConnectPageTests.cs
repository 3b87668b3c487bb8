using System.Net;
using KojiWidgetHarness.Protocol;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>A page of somebody's own, on its way to the host.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ConnectPageTests
{
    [TestMethod]
    public async Task Page_WithTheTagAsItIsShown_ConnectsAndOneWithAnotherTokenIsNamed()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var console = await stack.OpenDashboardAsync(context);
        var shown = console.Locator(".connect code");
        await Expect(console.Locator(".contacts")).ToContainTextAsync("Waiting for a page of yours");
        await AssertBelowTheControlsAsync(console);
        var tag = await shown.First.InnerTextAsync();
        await using var right = await PlainSite.StartAsync($"<!doctype html><head>{tag}</head>{await shown.Nth(1).InnerTextAsync()}");
        await using var wrong = await PlainSite.StartAsync(
            $"<!doctype html>{tag.Replace(stack.Servers.Target.IngestToken, "wrong", StringComparison.Ordinal)}"
        );

        await OpenAsync(context, wrong);
        var refused = ContactOf(console, wrong);
        await Expect(refused.Locator("[data-state=failed]")).ToContainTextAsync("the token in its tag is not this host's");
        await OpenAsync(context, right);

        // The console is no longer empty: what was seen is on a page of its own.
        await Expect(console.Locator(".rows .row").First).ToBeVisibleAsync();
        await console.GetByRole(AriaRole.Link, new() { Name = "Connect" }).ClickAsync();
        await Expect(ContactOf(console, right).Locator("[data-state=done]")).ToHaveCountAsync(3);
        await Expect(ContactOf(console, wrong).Locator("[data-state=failed]")).ToHaveCountAsync(1);
        await Axe.AssertNoViolationAsync(console);
        await ContactOf(console, right).GetByRole(AriaRole.Link, new() { Name = "Its events" }).ClickAsync();
        await Expect(console.Locator(".code-text").Filter(new() { HasText = "widget.ready" })).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task Origin_ThatMayNotSend_IsAllowedByOneClick()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var console = await stack.OpenDashboardAsync(context, ProtocolRoutes.ConnectPage);
        // A program can name any origin, so nothing has to be found at that name.
        const string shop = "https://shop.example";
        Assert.AreEqual(HttpStatusCode.Forbidden, await AskAsync());
        var contact = console.Locator($".contact[data-origin='{shop}']");
        await Expect(contact.Locator("[data-state=failed]")).ToContainTextAsync("pages of this origin may not send");

        await contact.GetByRole(AriaRole.Button, new() { Name = "Allow this origin" }).ClickAsync();

        await Expect(contact.Locator("[data-state=waiting]").First).ToContainTextAsync("Allowed now");
        Assert.AreEqual(HttpStatusCode.OK, await AskAsync());

        async Task<HttpStatusCode> AskAsync()
        {
            using var http = new HttpClient { BaseAddress = stack.Target.Host };
            using var request = new HttpRequestMessage(HttpMethod.Post, ProtocolRoutes.IngestHub + "/negotiate?negotiateVersion=1")
            {
                Headers = { Authorization = new("Bearer", stack.Target.IngestToken) },
            };
            request.Headers.Add("Origin", shop);
            using var response = await http.SendAsync(request);
            return response.StatusCode;
        }
    }

    // Also where it is higher than its place.
    private static async Task AssertBelowTheControlsAsync(IPage console)
    {
        var before = console.ViewportSize!;
        foreach (var (width, height) in new[] { (390, 844), (1280, 600) })
        {
            await console.SetViewportSizeAsync(width, height);
            Assert.IsTrue(
                await console.EvaluateAsync<bool>(
                    "() => document.querySelector('.empty img').getBoundingClientRect().top >= document.querySelector('.controls').getBoundingClientRect().bottom"
                ),
                $"at {width} by {height}"
            );
        }

        await console.SetViewportSizeAsync(before.Width, before.Height);
    }

    private static ILocator ContactOf(IPage console, PlainSite site) =>
        console.Locator($".contact[data-origin='{site.Address.GetLeftPart(UriPartial.Authority)}']");

    private static async Task OpenAsync(LentContext context, PlainSite site) =>
        await (await context.NewPageAsync()).GotoAsync(site.Address.AbsoluteUri);
}
