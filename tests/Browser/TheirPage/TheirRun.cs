using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>A page of somebody else's that embeds the project <see cref="Shop.Project"/>, and a runner on it. It has one scenario at a time.</summary>
internal sealed class TheirRun(ShopServers servers, bool areOwn, ScenarioRunner runner) : IAsyncDisposable
{
    /// <param name="page">The page's address.</param>
    /// <param name="visitor">Whose browser opens it; null for one as most have it.</param>
    public static async Task<TheirRun> StartAsync(Uri page, Visitor? visitor = null)
    {
        visitor ??= new Visitor();
        // What a person says is no part of the browser.
        var areOwn = visitor with { Permission = new Visitor().Permission } != new Visitor();
        var servers = areOwn ? await ShopServers.StartAsync(visitor) : await ShopServers.TakeAsync();
        var embed = await PageSurvey.FindAsync(servers.Browsers, page, KojiAddress.Published, null, CancellationToken.None);
        Assert.AreEqual(Shop.Project, embed.Project);
        var settings = new ScenarioRunnerSettings { Permission = visitor.Permission };
        var runner = await ScenarioRunner.OpenAsync(servers.Servers.Target, embed, servers.Edge, servers.Browsers, settings, CancellationToken.None);
        return new TheirRun(servers, areOwn, runner);
    }

    public Task<ScenarioResult> RunAsync(Scenario scenario) => runner.RunAsync(scenario, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        if (areOwn)
            await servers.DisposeAsync();
        else
            servers.GiveBack();
    }
}
