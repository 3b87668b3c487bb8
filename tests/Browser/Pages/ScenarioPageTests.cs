using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Browser.Cli;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Failures reproduced from the dashboard: a scenario by the harness's own browser, a faulty embed in the person's.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ScenarioPageTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-scenarios-");

    [TestCleanup]
    public void Clean() => folder.Delete(recursive: true);

    [TestMethod]
    public async Task Scenario_RunWithTheKeyboard_LeadsToItsEventsAndItsDiagnosis()
    {
        await using var servers = await StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(servers, context);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("iframe-without-ALLOW");
        await Expect(page.Locator("[data-scenario]")).ToHaveCountAsync(1);
        await Expect(page.GetByText($"1 of {ScenarioCatalog.All.Count} scenarios")).ToBeVisibleAsync();

        await page.Locator("#search").BlurAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");

        var item = page.Locator("[data-scenario=microphone-without-allow]");
        await Expect(item).ToHaveAttributeAsync("data-verdict", "pass");
        var story = page.Locator(".story");
        await story.Locator("summary").ClickAsync();
        await Expect(story).ToContainTextAsync("Add allow=\"microphone\" to the iframe.");
        await Expect(page.Locator("[role=log]")).ToHaveTextAsync("microphone-without-allow: pass");
        await story.GetByRole(AriaRole.Link, new() { Name = "All its events" }).ClickAsync();
        await Expect(page.Locator(".row[data-code=microphone_denied]")).ToHaveAttributeAsync("data-trusted", "yes");
        await Expect(page.Locator(".row[data-code='bridge.closing']")).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task Scenario_Running_CanBeWatchedAndStopped()
    {
        await using var servers = await StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await OpenAsync(servers, context);
        // The one that takes longest to come up: a browser of its own.
        var running = page.Locator("[data-scenario=session-tab-frozen]");
        var waiting = page.Locator("[data-scenario=healthy-text]");

        await running.GetByRole(AriaRole.Button).ClickAsync();
        await waiting.GetByRole(AriaRole.Button).ClickAsync();
        await running.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Watch its events" })).ToBeVisibleAsync();
        await Expect(waiting).ToHaveAttributeAsync("data-state", "waiting");
        await running.GetByRole(AriaRole.Button, new() { Name = "Stop session-tab-frozen" }).PressAsync("Enter");

        await Expect(running).ToHaveAttributeAsync("data-state", "cancelled");
        await Expect(running.GetByRole(AriaRole.Button)).ToBeFocusedAsync();
        await Expect(waiting).ToHaveAttributeAsync("data-verdict", "pass");
    }

    [TestMethod]
    public async Task Scenario_StepByStep_ShowsThePageAndTheEventsOfEachStep()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "idle.scenario.yaml"), "name: idle\nscenario: session-idle\n");
        using var deadline = new CancellationTokenSource(Guard.Patience);
        await using var ui = CliProcess.Listen("ui --no-open", folder.FullName);
        await using var context = await LentContext.TakeAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(await ui.NextLineAsync(deadline.Token));
        await Expect(page.Locator("main[data-keys=on]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Step by step" }).ClickAsync();
        var item = page.Locator("[data-scenario='idle.scenario.yaml']");
        await item.GetByRole(AriaRole.Button).ClickAsync();
        var next = page.GetByRole(AriaRole.Button, new() { Name = "Next step" });

        await next.ClickAsync();
        await Expect(Part("open the page")).ToHaveAttributeAsync("data-progress", "done");
        await Expect(page.GetByAltText("The page after open the page")).ToBeVisibleAsync();
        await Expect(Part("start-interview")).ToHaveAttributeAsync("data-progress", "paused");
        await Expect(page.Locator(".came-events [data-code='bridge.started']")).ToBeVisibleAsync();
        await next.ClickAsync();
        await Expect(page.Locator(".came-events [data-code='interview.started']")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "To the end" }).ClickAsync();

        await Expect(item).ToHaveAttributeAsync("data-verdict", "pass");
        await Expect(page.Locator(".came-events [data-code=session_expired]")).ToBeVisibleAsync();
        await Part("open the page").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".came-events [data-code='bridge.started']")).ToBeVisibleAsync();
        Assert.IsTrue(await page.GetByAltText("The page after open the page").EvaluateAsync<bool>("picture => picture.naturalWidth > 300"));

        ILocator Part(string title) => page.Locator(".steps li").Filter(new() { HasText = title });
    }

    [TestMethod]
    public async Task Scenario_ThatMovesTheClock_LeavesAPersonsInterviewAlone()
    {
        await using var servers = await StartAsync();
        await using var context = await LentContext.TakeAsync();
        var host = await context.NewPageAsync();
        await host.GotoAsync(
            new Uri(servers.Target.Host, "/embed?mode=text&session=person").AbsoluteUri,
            new() { WaitUntil = WaitUntilState.Commit }
        );
        var widget = host.FrameLocator("#widget");
        await widget.GetByRole(AriaRole.Button, new() { Name = "Start interview" }).ClickAsync();
        var page = await OpenAsync(servers, context);

        await page.Locator("[data-scenario=session-idle] button").ClickAsync();
        await Expect(page.Locator("[data-scenario=session-idle]")).ToHaveAttributeAsync("data-verdict", "pass");
        await widget.GetByRole(AriaRole.Textbox).FillAsync("I am still here.");
        await widget.GetByRole(AriaRole.Textbox).PressAsync("Enter");

        using var log = new LogClient(servers.Target.Host, servers.Target.ReaderToken);
        await using var feed = await FeedConnection.OpenAsync(servers.Target.Host, servers.Target.ReaderToken, CancellationToken.None);
        await using var slices = feed.ReadAfterAsync(0, new EventFilter { Session = "person" }, CancellationToken.None)
            .GetAsyncEnumerator();
        var read = new List<EventEnvelope>();
        while (
            !read.Any(item => item.Code == EventCodes.InterviewMessage || item.Severity == Severity.Error) && await slices.MoveNextAsync()
        )
            read.AddRange(slices.Current);
        Assert.IsFalse(read.Any(item => item.Severity == Severity.Error));
    }

    [TestMethod]
    public async Task Host_WithoutTheRunner_SaysHowToStartIt()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();

        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.ScenariosPage);

        await Expect(page.GetByText("koji-harness up", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(page.Locator("[data-scenario]")).ToHaveCountAsync(0);
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "no allow attribute" })).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task Person_GoingOnBeforeTheConsolesScriptCame_StillHasADashboard()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await TestBrowser.NewContextAsync();
        var asked = new TaskCompletionSource();
        var left = new TaskCompletionSource();
        await context.RouteAsync("**/js/dashboard/attach.js", async route =>
        {
            asked.TrySetResult();
            await left.Task;
            await route.ContinueAsync();
        });
        var page = await stack.OpenDashboardAsync(context);

        await asked.Task;
        await page.EvaluateAsync("window.sameDocument = true");
        await page.GetByRole(AriaRole.Link, new() { Name = "Scenarios" }).ClickAsync();
        await Expect(page).ToHaveTitleAsync("Scenarios · Koji Widget Harness");
        left.SetResult();

        await Expect(page.Locator("main[data-keys=on]")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Events", Exact = true }).ClickAsync();
        await Expect(page.Locator(".workspace[data-keys=on]")).ToBeVisibleAsync();
        Assert.IsTrue(await page.EvaluateAsync<bool>("window.sameDocument === true"), "The circuit broke: the link loaded the page anew.");
    }

    private static Task<LocalServers> StartAsync() => LocalServers.StartAsync(new() { RunsScenarios = true }, CancellationToken.None);

    private static async Task<IPage> OpenAsync(LocalServers servers, LentContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(servers.Dashboard.AbsoluteUri);
        await Expect(page.Locator(".pill")).ToContainTextAsync("live");
        await page.GetByRole(AriaRole.Link, new() { Name = "Scenarios" }).ClickAsync();
        await Expect(page.Locator("main[data-keys=on]")).ToBeVisibleAsync();
        return page;
    }
}
