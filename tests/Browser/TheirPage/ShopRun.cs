using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>A shop, browsers that find our stand-in where Koji would be, and a runner. It has one scenario at a time.</summary>
internal sealed class ShopRun(Shop shop, KojiEdge edge, HarnessBrowsers browsers, LocalServers servers, ScenarioRunner runner) : IAsyncDisposable
{
    public static async Task<ShopRun> StartAsync(Shop shop)
    {
        var edge = KojiEdge.Start(KojiAddress.Published);
        var browsers = new HarnessBrowsers(headed: false, Console.Error, edge.Network);
        var embed = await PageSurvey.FindAsync(browsers, shop.Address, KojiAddress.Published, "#open", CancellationToken.None);
        var servers = await LocalServers.StartAsync(new() { StandsInFor = KojiAddress.Published, Projects = [embed.Project] }, CancellationToken.None);
        edge.PassTo(servers.Target.Simulator);
        return new ShopRun(shop, edge, browsers, servers, await ScenarioRunner.OpenAsync(servers.Target, embed, edge, browsers, new ScenarioRunnerSettings(), CancellationToken.None));
    }

    public Task<ScenarioResult> RunAsync(Scenario scenario) => runner.RunAsync(scenario, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        await servers.DisposeAsync();
        await browsers.DisposeAsync();
        await edge.DisposeAsync();
        await shop.DisposeAsync();
    }
}
