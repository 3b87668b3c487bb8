using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>A page of somebody else's as a visitor's browser opens it, our stand-in where Koji would be, and a runner. It has one scenario at a time.</summary>
internal sealed class TheirRun(KojiEdge edge, HarnessBrowsers browsers, LocalServers servers, ScenarioRunner runner) : IAsyncDisposable
{
    public static async Task<TheirRun> StartAsync(Uri page, Visitor visitor)
    {
        var edge = KojiEdge.Start(KojiAddress.Published);
        var browsers = new HarnessBrowsers(headed: false, Console.Error, edge.Network) { Visitor = visitor };
        var embed = await PageSurvey.FindAsync(browsers, page, KojiAddress.Published, null, CancellationToken.None);
        var servers = await LocalServers.StartAsync(new() { StandsInFor = KojiAddress.Published, Projects = [embed.Project] }, CancellationToken.None);
        edge.PassTo(servers.Target.Simulator);
        var settings = new ScenarioRunnerSettings { Permission = visitor.Permission };
        return new TheirRun(edge, browsers, servers, await ScenarioRunner.OpenAsync(servers.Target, embed, edge, browsers, settings, CancellationToken.None));
    }

    public Task<ScenarioResult> RunAsync(Scenario scenario) => runner.RunAsync(scenario, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        await servers.DisposeAsync();
        await browsers.DisposeAsync();
        await edge.DisposeAsync();
    }
}
