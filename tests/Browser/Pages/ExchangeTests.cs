using System.Text;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Traffic;
using KojiWidgetHarness.Servers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>The simulator's traffic on the dashboard, as <c>up</c> composes it.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ExchangeTests
{
    [TestMethod]
    public async Task Calls_OfAWidget_AreOnItsPagesTimeline()
    {
        await using var stack = await RunningStack.StartAsync(new LocalServersSettings { RecordsTraffic = true });
        await using var context = await LentContext.TakeAsync();
        var host = await context.NewPageAsync();
        await host.GotoAsync(
            stack.HostPage("page-1", $"&project={SimulatorProjects.Archived}"),
            new() { WaitUntil = WaitUntilState.Commit }
        );
        var refused = await stack.FirstAsync("page-1", item => item.Source == EventSource.Api && item.Severity == Severity.Error);
        var page = await stack.OpenDashboardAsync(context, $"/dashboard/sessions/page-1?event={refused.Position}");

        Assert.AreEqual("unprocessable", refused.Code.Value);
        await Expect(page.Locator(".spot[aria-pressed=true]")).ToHaveAttributeAsync("data-severity", "error");
        await Expect(page.Locator($".row[data-position='{refused.Position}']")).ToContainTextAsync("422 unprocessable");
        await Expect(page.Locator(".session-head .alarm")).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task Request_SentAgain_SaysWhatCameAndIsOnTheTimelineAsAReplay()
    {
        await using var stack = await RunningStack.StartAsync(new LocalServersSettings { RecordsTraffic = true });
        await using var context = await LentContext.TakeAsync();
        await using var events = await RunEvents.FollowAsync(stack.Target, "manual", CancellationToken.None);
        var started = await StartInterviewAsync(stack, events);
        var page = await stack.OpenDashboardAsync(context, $"/dashboard/events?event={started.Position}&tab=network");
        await Expect(page.Locator(".exchange .line")).ToHaveTextAsync("POST /api/v1/interviews/start");

        await page.GetByRole(AriaRole.Button, new() { Name = "Send the request again" }).ClickAsync();

        await Expect(page.Locator(".acting .outcome")).ToContainTextAsync("Sent again as exchange 2. Answer: 201");
        var again = await NextAsync(events, started.Position);
        StringAssert.EndsWith(again.Message, "replay of exchange 1");
        Assert.DoesNotContain(SimulatorKeys.Full, await page.ContentAsync());
    }

    // All contexts of a browser have one clipboard.
    [TestMethod]
    [DoNotParallelize]
    public async Task Curl_Copied_HasAVariableForTheKey()
    {
        await using var stack = await RunningStack.StartAsync(new LocalServersSettings { RecordsTraffic = true });
        await using var context = await TestBrowser.NewContextAsync();
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await using var events = await RunEvents.FollowAsync(stack.Target, "manual", CancellationToken.None);
        var started = await StartInterviewAsync(stack, events);
        var page = await stack.OpenDashboardAsync(context, $"/dashboard/events?event={started.Position}&tab=network");

        await page.GetByRole(AriaRole.Button, new() { Name = "Copy as curl" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        StringAssert.StartsWith(copied, $"curl --include '{stack.Target.Simulator}api/v1/interviews/start' \\\n");
        StringAssert.Contains(copied, "-H 'Authorization: Bearer '\"$KOJI_API_KEY\"''");
    }

    [TestMethod]
    public async Task Exchange_Unfolded_HasNoViolation()
    {
        await using var stack = await RunningStack.StartAsync(new LocalServersSettings { RecordsTraffic = true });
        await using var context = await LentContext.TakeAsync();
        await using var events = await RunEvents.FollowAsync(stack.Target, "manual", CancellationToken.None);
        var started = await StartInterviewAsync(stack, events);
        var page = await stack.OpenDashboardAsync(context, $"/dashboard/events?event={started.Position}&tab=network");
        foreach (var summary in await page.Locator(".headers summary").AllAsync())
            await summary.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send the request again" }).ClickAsync();
        await Expect(page.Locator(".acting .outcome")).ToContainTextAsync("Sent again");

        await Axe.AssertNoViolationAsync(page);
    }

    private static async Task<EventEnvelope> StartInterviewAsync(RunningStack stack, RunEvents events)
    {
        using var http = new HttpClient { BaseAddress = stack.Target.Simulator };
        http.DefaultRequestHeaders.Authorization = new("Bearer", SimulatorKeys.Full);
        using var body = new StringContent($$"""{"project_id":"{{SimulatorProjects.Active}}"}""", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync($"{SimulatorRoutes.Interviews}/start", body);
        return await NextAsync(events, after: 0);
    }

    private static async Task<EventEnvelope> NextAsync(RunEvents events, long after)
    {
        using var deadline = new CancellationTokenSource(Guard.Patience);
        return await events.FirstAsync(TrafficPump.OwnSession, item => item.Position > after, deadline.Token);
    }
}
