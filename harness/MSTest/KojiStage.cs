using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Sites;
using KojiWidgetHarness.Scenarios.Testing;
using KojiWidgetHarness.Servers;
using Microsoft.Playwright;
using Microsoft.Playwright.MSTest;

namespace KojiWidgetHarness.MSTest;

/// <summary>What the tests of one worker share, as they share its browser: host, simulator, and what answers at Koji's addresses.</summary>
internal sealed class KojiStage : IWorkerService, IAsyncDisposable
{
    private readonly IReadOnlyList<KojiAddress> addresses;
    private readonly LocalServers servers;
    private readonly KojiEdge edge;
    private readonly RunEvents events;
    private readonly string run;
    private readonly HarnessBrowsers browsers;
    private readonly Dictionary<WebAddress, PageEmbed> surveyed = [];

    private KojiStage(IReadOnlyList<KojiAddress> addresses, LocalServers servers, KojiEdge edge, RunEvents events, string run)
    {
        this.addresses = addresses;
        this.servers = servers;
        this.edge = edge;
        this.events = events;
        this.run = run;
        browsers = new HarnessBrowsers(headed: false, Console.Error, edge.Network);
    }

    public static async Task<KojiStage> StartAsync(IReadOnlyList<KojiAddress> addresses)
    {
        var edge = KojiEdge.Start(addresses);
        var servers = await LocalServers.StartAsync(new() { StandsInFor = addresses, TakesAnyProject = true }, CancellationToken.None);
        edge.PassTo(servers.Target.Simulator);
        var run = ScenarioRunnerSettings.NewRun();
        return new KojiStage(addresses, servers, edge, await RunEvents.FollowAsync(servers.Target, run, CancellationToken.None), run);
    }

    /// <summary>How a browser is launched that finds the simulator where Koji would be, and has a microphone.</summary>
    /// <exception cref="BrowserNotFoundException">
    /// There is none, and none could be installed; or it is to show, and there is no display.
    /// </exception>
    public async Task<BrowserTypeLaunchOptions> LaunchOptionsAsync(IPlaywright playwright)
    {
        var headed = Environment.GetEnvironmentVariable("HEADED") == "1";
        if (headed)
            Display.Require("HEADED=1");
        var path = BrowserKind.Chromium.Find(playwright);
        if (path is null)
        {
            await BrowserKind.Chromium.InstallAsync(Console.Error, CancellationToken.None);
            path = BrowserKind.Chromium.Find(playwright);
        }

        return new BrowserTypeLaunchOptions
        {
            ExecutablePath = path,
            Headless = !headed,
            Args = LaunchArguments.Of(BrowserProfile.Microphone, edge.Network),
            Env = LaunchEnvironment.Of(BrowserProfile.Microphone),
        };
    }

    public Task<KojiWidget> TakeOverAsync(IPage page, string test) =>
        KojiWidget.TakeOverAsync(
            servers.Target,
            edge,
            addresses,
            page,
            events,
            run,
            $"{test}-{Guid.CreateVersion7().ToString("N")[^12..]}",
            CancellationToken.None
        );

    /// <summary>Runs a scenario on the host's own page, or on the page that is named.</summary>
    public async Task<ScenarioResult> RunAsync(Scenario scenario, WebAddress? page, string? click)
    {
        var settings = new ScenarioRunnerSettings { Run = run };
        await using var runner = page is null
            ? await ScenarioRunner.OpenAsync(servers.Target, browsers, settings, CancellationToken.None)
            : await ScenarioRunner.OpenAsync(
                servers.Target,
                await SurveyAsync(page, click),
                edge,
                browsers,
                settings,
                CancellationToken.None
            );
        return await runner.RunAsync(scenario, CancellationToken.None);
    }

    /// <inheritdoc/>
    public Task ResetAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await browsers.DisposeAsync();
        await events.DisposeAsync();
        await servers.DisposeAsync();
        await edge.DisposeAsync();
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private async Task<PageEmbed> SurveyAsync(WebAddress page, string? click)
    {
        if (!surveyed.TryGetValue(page, out var embed))
            surveyed[page] = embed = await PageSurvey.FindAsync(browsers, page, addresses, click, CancellationToken.None);
        return embed;
    }
}
