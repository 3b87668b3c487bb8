using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>The home page of the dashboard.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class IssuesPageTests
{
    [TestMethod]
    public async Task Page_WhoseWidgetIsSilent_HasACountdownAndThenACardWithItsCauseAndTheTagToPaste()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var issues = await stack.OpenDashboardAsync(context, ProtocolRoutes.Dashboard);
        var tag = await issues.Locator(".connect code").First.InnerTextAsync();
        var widget = new Uri(stack.Target.Simulator, $"embed/{SimulatorProjects.Active}");
        await using var site = await PlainSite.StartAsync(
            $"""
            <!doctype html><title>Jobs &amp; more</title>{tag.Replace(
                "<script",
                "<script data-handshake-deadline=4000",
                StringComparison.Ordinal
            )}
            <iframe src="{widget}" sandbox="allow-same-origin" allow="microphone"></iframe>
            """
        );

        var theirs = await context.NewPageAsync();
        await theirs.GotoAsync(site.Address.AbsoluteUri);

        await Expect(issues.Locator(".silent")).ToContainTextAsync(site.Address.AbsoluteUri);
        await Expect(issues.Locator(".silent .countdown")).ToHaveTextAsync(new Regex("^[1-4] s$"));
        var card = issues.Locator(".issue");
        await Expect(card.Locator("h2")).ToContainTextAsync("The iframe's sandbox lacks allow-scripts");
        await Expect(issues.Locator(".silent")).ToHaveCountAsync(0);
        // The only one is shown whole.
        await Expect(card.Locator(".correction .gone")).ToHaveTextAsync("sandbox=\"allow-same-origin\"");
        await Expect(card.Locator(".correction ins")).ToHaveTextAsync("sandbox=\"allow-same-origin allow-scripts\"></iframe>");
        StringAssert.StartsWith(
            await card.Locator(".correction code").InnerTextAsync(),
            $"<iframe\n  src=\"{widget}\"\n  allow=\"microphone\"\n"
        );
        await Expect(card.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(card.Locator("tbody th a")).ToHaveTextAsync("Jobs & more");
        await Expect(card.Locator("tbody")).ToContainTextAsync(site.Address.AbsoluteUri);
        await Axe.AssertNoViolationAsync(issues);

        await card.GetByRole(AriaRole.Button, new() { Name = "Resolve" }).ClickAsync();
        await Expect(issues.Locator(".calm")).ToContainTextAsync("No open issue");
        await theirs.ReloadAsync();
        await Expect(issues.Locator(".issue[data-state=open] .facts")).ToContainTextAsync("came back after it was resolved");
        await Expect(issues.Locator(".issue .facts")).ToContainTextAsync("2× in 2 sessions");

        await card.GetByRole(AriaRole.Link, new() { Name = "The newest event" }).ClickAsync();
        await Expect(issues.Locator(".details h2")).ToHaveTextAsync("widget_load_failed");
    }

    [TestMethod]
    public async Task Issue_ThatIsExpected_IsFoldedAwayUntilItIsReopened()
    {
        await using var stack = await RunningStack.StartAsync();
        await stack.SendAsync("s1", Batches.Event(1, EventCodes.WidgetLoadFailed));
        await stack.SendAsync("s1", Batches.Event(2, EventCodes.SessionExpired));
        await using var context = await LentContext.TakeAsync();
        var issues = await stack.OpenDashboardAsync(context, ProtocolRoutes.Dashboard);
        var open = issues.Locator(".issues > .issue");
        await Expect(open).ToHaveCountAsync(2);
        // Of several a person chooses.
        await Expect(issues.Locator(".issue .body")).ToHaveCountAsync(0);
        await open.First.GetByRole(AriaRole.Button, new() { Expanded = false }).ClickAsync();
        await Expect(open.First.Locator(".badge")).ToHaveTextAsync("cause not known");
        await Expect(open.First.Locator(".body")).ToContainTextAsync("No evidence came with it.");

        await open.First.GetByRole(AriaRole.Button, new() { Name = "Expected" }).ClickAsync();

        await Expect(open).ToHaveCountAsync(1);
        await issues.Locator(".closed summary").ClickAsync();
        await Axe.AssertNoViolationAsync(issues);
        await issues.Locator(".closed").GetByRole(AriaRole.Button, new() { Name = "Reopen" }).ClickAsync();
        await Expect(open).ToHaveCountAsync(2);
    }

    [TestMethod]
    public async Task Issue_WithPossibleCauses_SaysSoInOnePlace_AndIsReadInTheMiddleOfAWideScreen()
    {
        await using var stack = await RunningStack.StartAsync();
        var seen = CauseCatalog
            .Find(CauseIds.ScriptThrows)!
            .Hints.Select(sign => new Evidence
            {
                Fact = sign.Fact,
                Value = sign.Value,
                Place = EvidencePlace.Page,
            });
        await stack.SendAsync("s1", Batches.Event(1, EventCodes.WidgetLoadFailed) with { Evidence = [.. seen] });
        await using var context = await LentContext.TakeAsync();
        var issues = await stack.OpenDashboardAsync(context, ProtocolRoutes.Dashboard);
        await issues.SetViewportSizeAsync(3840, 2160);

        var card = issues.Locator(".issue");
        await Expect(card.Locator("h2")).ToHaveTextAsync($"✕ {EventCodes.Find(EventCodes.WidgetLoadFailed)!.Summary}");
        await Expect(card.Locator("[data-confidence]")).ToHaveTextAsync(new Regex("^[0-9]+ possible causes$"));
        await Expect(card.Locator(".why h3").First).ToBeVisibleAsync();
        Assert.DoesNotContain("possible", string.Join(' ', await card.Locator(".why h3").AllInnerTextsAsync()));
        Assert.DoesNotContain("Cause not known", await card.InnerTextAsync());
        var box = (await card.BoundingBoxAsync())!; // It is visible.
        Assert.AreEqual(3840 / 2.0, box.X + (box.Width / 2), 20);
        await stack.SendAsync("s1", Batches.Event(2, EventCodes.SessionExpired));
        await Expect(card).ToHaveCountAsync(2);
        Assert.AreEqual((await card.First.BoundingBoxAsync())!.Y, (await card.Last.BoundingBoxAsync())!.Y, "side by side");
    }

    [TestMethod]
    public async Task Link_ToEventsAsTheyWereFoundHere_StillLeadsThere()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();

        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.Dashboard + "?code=frame.found&text=side*");

        Assert.AreEqual($"{ProtocolRoutes.EventsPage}?code=frame.found&text=side*", new Uri(page.Url).PathAndQuery);
        await Expect(page.Locator("#search")).ToHaveValueAsync("side*");
    }
}
