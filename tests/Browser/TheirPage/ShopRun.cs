using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>A shop, and a runner on its page. It has one scenario at a time.</summary>
internal sealed class ShopRun(Shop shop, ShopServers servers, ScenarioRunner runner) : IAsyncDisposable
{
    public static async Task<ShopRun> StartAsync(Shop shop)
    {
        var servers = await ShopServers.TakeAsync();
        var embed = await PageSurvey.FindAsync(servers.Browsers, shop.Address, KojiAddress.Published, "#open", CancellationToken.None);
        Assert.AreEqual(Shop.Project, embed.Project);
        var runner = await ScenarioRunner.OpenAsync(
            servers.Servers.Target, embed, servers.Edge, servers.Browsers, new ScenarioRunnerSettings(), CancellationToken.None);
        return new ShopRun(shop, servers, runner);
    }

    public Task<ScenarioResult> RunAsync(Scenario scenario) => runner.RunAsync(scenario, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        await shop.DisposeAsync();
        servers.GiveBack();
    }
}
