using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Servers;
using Microsoft.Playwright;
using static KojiWidgetHarness.Tests.Browser.Pages.Batches;
using static Microsoft.Playwright.Assertions;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>No page may have what axe-core calls a violation, in either colour scheme.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class AccessibilityTests
{
    // What is only read; a test that sends or steers has another.
    private static RunningStack? shared;

    private static RunningStack Stack => shared ?? throw new InvalidOperationException("The class was not initialized.");

    [ClassInitialize]
    public static async Task FillAsync(TestContext context)
    {
        shared = await RunningStack.StartAsync();
        await shared.SendAsync(
            "s1",
            Event(1, EventCodes.BridgeStarted),
            Event(2, EventCodes.FrameRemoved, 1),
            Event(5, EventCodes.WidgetLoadFailed, 2),
            Event(6, EventCodes.FrameFound)
        );
        await shared.SendAsync("s2", Posted(1), Posted(2, 1), Event(3, EventCode.Of("made-up")));
    }

    [ClassCleanup]
    public static async Task CloseAsync() => await Stack.DisposeAsync();

    [TestMethod]
    [DataRow("/dashboard", ".issue")]
    [DataRow("/dashboard/events?event=3", ".details")]
    [DataRow("/dashboard/events?group=repeats", ".repeats")]
    [DataRow("/dashboard/events?code=widget.ready&run=none", ".empty")]
    [DataRow("/dashboard/events?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z&text=source:pigeon", ".filters .moment")]
    [DataRow("/dashboard/sessions?order=errors-ascending", ".sessions tbody tr")]
    [DataRow("/dashboard/sessions?text=none&failing=yes", ".empty")]
    [DataRow("/dashboard/charts", ".bar-link")]
    [DataRow("/dashboard/charts?code=widget.ready", ".sheet .nothing")]
    [DataRow("/dashboard/rejected", "tr[data-refusal]")]
    [DataRow("/dashboard/connect", ".connect code")]
    [DataRow("/dashboard/sessions/s1", ".spot")]
    [DataRow("/dashboard/sessions/none", ".empty a")]
    [DataRow("/dashboard/events?event=99", ".log .alarm")]
    [DataRow("/dashboard/events?event=first", ".log .alarm")]
    [DataRow("/dashboard/sessions?before=first", ".sheet .alarm")]
    public async Task DashboardPage_HasNoViolation(string path, string shown)
    {
        await using var context = await LentContext.TakeAsync();
        var page = await Stack.OpenDashboardAsync(context, path);
        await Expect(page.Locator(shown).First).ToBeVisibleAsync();

        await Axe.AssertNoViolationAsync(page);
    }

    [TestMethod]
    public async Task Page_ThatAPersonMayGuess_HasNoViolation()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await context.NewPageAsync();
        (Uri Base, string Path, string Heading)[] guesses =
        [
            (stack.Target.Host, "/login", "Log in"),
            (stack.Target.Host, "/login?access_token=guess", "Log in"),
            (stack.Target.Host, "/dashboard", "Log in"),
            (stack.Target.Host, "/nothing", "Nothing is here"),
            (stack.Target.Host, "/events", "This needs the reader token"),
            (stack.Target.Host, "/hubs/events", "Nothing to look at"),
            (stack.Target.Host, "/embed?widget=nowhere", "This page cannot be shown"),
            (stack.Target.Simulator, "/", "Koji simulator"),
            (stack.Target.Simulator, "/embed", "Nothing is here"),
            (stack.Target.Simulator, "/_sim", "How the simulator is steered"),
        ];

        foreach (var (address, path, heading) in guesses)
        {
            await page.GotoAsync(new Uri(address, path).AbsoluteUri);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
            await Axe.AssertNoViolationAsync(page);
            foreach (var width in new[] { 390, 1440 })
            {
                await page.SetViewportSizeAsync(width, 844);
                Assert.IsTrue(
                    await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"),
                    $"{path} overflows at {width}"
                );
            }
        }

        // None of it was a call of Koji; what a program asks for is.
        using var simulator = new SimulatorClient(stack.Target);
        using var program = new HttpClient { BaseAddress = stack.Target.Simulator };
        (await program.GetAsync("/asked-by-a-program")).Dispose();
        var refused = new List<string>();
        for (long after = 0; refused.Count == 0 || refused[^1] != "/asked-by-a-program"; )
        {
            var traffic = await simulator.ReadTrafficAsync(after, TimeSpan.FromSeconds(10), CancellationToken.None);
            refused.AddRange(traffic.Records.Where(record => record.Status >= 400).Select(record => record.Path));
            after = traffic.Records[^1].Position;
        }

        Assert.AreEqual("/asked-by-a-program", string.Join(' ', refused));
    }

    [TestMethod]
    public async Task Login_WithAWrongTokenAndThenTheRightOne_LeadsToWhereOneWantedToGo()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(Stack.Target.Host, ProtocolRoutes.ChartsPage).AbsoluteUri);
        var field = page.GetByLabel("Reader token");

        await field.FillAsync("guess");
        await field.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not a token of this host.");
        await field.FillAsync(Stack.Target.ReaderToken);
        await page.GetByRole(AriaRole.Button, new() { Name = "Log in" }).ClickAsync();

        await Expect(page).ToHaveURLAsync(new Uri(Stack.Target.Host, ProtocolRoutes.ChartsPage).AbsoluteUri);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Charts");
        await AssertThemeIsChosenAndKeptAsync(page);
    }

    // Of a system that is light.
    private static async Task AssertThemeIsChosenAndKeptAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var body = page.Locator("body");
        var theme = page.GetByRole(AriaRole.Combobox, new() { Name = "Theme" });
        await Expect(theme).ToHaveValueAsync("");
        await Expect(body).ToHaveCSSAsync("color-scheme", "light dark");

        await theme.SelectOptionAsync("Dark");

        await Expect(body).ToHaveCSSAsync("color-scheme", "dark");
        await Axe.AssertNoViolationAsync(page);
        await page.ReloadAsync();
        await Expect(body).ToHaveCSSAsync("color-scheme", "dark");
        // Nothing is drawn before it has run.
        Assert.AreEqual(
            "blocking",
            await page.EvaluateAsync<string>(
                "() => performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/js/theme.js')).renderBlockingStatus"
            )
        );
        await Expect(page.Locator(".pill")).ToContainTextAsync("live");
        await page.GetByRole(AriaRole.Link, new() { Name = "Faults" }).ClickAsync();
        await Expect(theme).ToHaveValueAsync("dark");
        await theme.SelectOptionAsync("System");
        await Expect(body).ToHaveCSSAsync("color-scheme", "light dark");
    }

    [TestMethod]
    public async Task Details_HaveNoViolationUnderAnyTab()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await Stack.OpenDashboardAsync(context, "/dashboard/events?event=5");

        foreach (var tab in await page.GetByRole(AriaRole.Tab).AllAsync())
        {
            await tab.ClickAsync();
            await Expect(page.GetByRole(AriaRole.Tabpanel)).ToHaveAttributeAsync("aria-labelledby", (await tab.GetAttributeAsync("id"))!);
            await Axe.AssertNoViolationAsync(page, within: ".details");
        }

        await page.GetByRole(AriaRole.Tab, new() { Name = "Payload" }).ClickAsync();
        foreach (var format in new[] { "C# assertion", "curl" })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = format, Exact = true }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Button, new() { Name = $"Copy as {format}" })).ToBeVisibleAsync();
            await Axe.AssertNoViolationAsync(page, within: ".details");
        }
    }

    [TestMethod]
    public async Task HostPage_HasNoViolation()
    {
        await using var context = await LentContext.TakeAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(
            new Uri(Stack.Target.Host, ProtocolRoutes.EmbedPage).AbsoluteUri,
            new() { WaitUntil = WaitUntilState.DOMContentLoaded }
        );
        await Expect(page.Locator("#bridge-status")).ToHaveAttributeAsync("data-state", "connected");

        await Axe.AssertNoViolationAsync(page);
    }

    [TestMethod]
    public async Task ReplayedMessage_BesideOpenPages_HasNoViolation()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        foreach (var session in new[] { "s1", "s2" })
        {
            var host = await context.NewPageAsync();
            await host.GotoAsync(
                stack.HostPage(session, $"&project={SimulatorProjects.Archived}"),
                new() { WaitUntil = WaitUntilState.Commit }
            );
            await stack.FirstAsync(session, item => item.Severity == Severity.Error);
        }

        var failure = await stack.FirstAsync("s2", item => item.Severity == Severity.Error);
        var page = await stack.OpenDashboardAsync(context, $"/dashboard/events?event={failure.Position}");
        await page.Locator(".acting button").ClickAsync();
        var replayed = await stack.FirstAsync("s2", item => item.Replays is not null);
        await page.GotoAsync(new Uri(stack.Target.Host, $"/dashboard/events?event={replayed.Position}").AbsoluteUri);
        await page.Locator(".acting button").ClickAsync();
        await Expect(page.Locator(".acting .outcome")).ToContainTextAsync("Sent again");
        await Expect(page.Locator(".badge[data-trust=replayed]").First).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page);

        await page.GotoAsync(new Uri(stack.Target.Host, ProtocolRoutes.PagesPage).AbsoluteUri);
        await Expect(page.Locator("tr[data-page]")).ToHaveCountAsync(2);
        await Axe.AssertNoViolationAsync(page);
    }

    [TestMethod]
    public async Task Scenarios_RunAndSaved_HaveNoViolation()
    {
        await using var servers = await LocalServers.StartAsync(new() { RunsScenarios = true }, CancellationToken.None);
        await using var context = await LentContext.TakeAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(servers.Dashboard.AbsoluteUri);
        await page.GotoAsync(new Uri(servers.Target.Host, ProtocolRoutes.ScenariosPage).AbsoluteUri);
        await Expect(page.Locator("main[data-keys=on]")).ToBeVisibleAsync();
        await page.Locator("[data-scenario=archived-project] button").ClickAsync();
        await Expect(page.Locator("[data-scenario=archived-project]")).ToHaveAttributeAsync("data-verdict", "pass");
        await page.Locator(".story summary").ClickAsync();
        await Axe.AssertNoViolationAsync(page);

        await page.GetByRole(AriaRole.Link, new() { Name = "All its events" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save as a scenario" }).ClickAsync();
        await Expect(page.GetByLabel("The scenario file")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page);
    }

    [TestMethod]
    public async Task Faults_SetAndRefused_HaveNoViolation()
    {
        await using var stack = await RunningStack.StartAsync();
        await using var context = await LentContext.TakeAsync();
        var page = await stack.OpenDashboardAsync(context, ProtocolRoutes.FaultsPage);
        await Expect(page.GetByText("None: everything is normal.")).ToBeVisibleAsync();
        await Axe.AssertNoViolationAsync(page);

        await page.GetByRole(AriaRole.Button, new() { Name = "503 for 30s" }).ClickAsync();
        await Expect(page.Locator("tr[data-fault]")).ToBeVisibleAsync();
        await page.GetByLabel("Path").FillAsync("no path");
        await page.GetByRole(AriaRole.Button, new() { Name = "Set fault", Exact = true }).ClickAsync();
        await Expect(page.Locator(".outcome[data-failed=yes]")).ToBeVisibleAsync();

        await Axe.AssertNoViolationAsync(page);
    }
}
