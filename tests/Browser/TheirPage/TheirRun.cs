using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Sites;

namespace KojiWidgetHarness.Tests.Browser.TheirPage;

/// <summary>
/// A page of somebody else's that embeds the project <see cref="Shop.Project"/>, and a runner on it. It has one scenario at a time.
/// </summary>
internal sealed class TheirRun(ShopServers servers, bool areOwn, ScenarioRunner runner, Shop? shop) : IAsyncDisposable
{
    /// <summary>
    /// Starts a run on a shop's page, whose widget a click opens and asks for no microphone by itself. The shop is closed with it.
    /// </summary>
    public static Task<TheirRun> StartAsync(Shop shop) => StartAsync(shop.Address, new Visitor(), "#open", shop, withShell: true);

    /// <summary>Starts a run on a page whose widget asks for no microphone.</summary>
    public static Task<TheirRun> StartSilentAsync(Uri page) => StartAsync(page, new Visitor(), click: null, shop: null, withShell: true);

    /// <param name="page">The page's address.</param>
    /// <param name="visitor">Whose browser opens it; null for one as most have it.</param>
    public static Task<TheirRun> StartAsync(Uri page, Visitor? visitor = null) =>
        StartAsync(page, visitor ?? new Visitor(), click: null, shop: null, withShell: false);

    private static async Task<TheirRun> StartAsync(Uri page, Visitor visitor, string? click, Shop? shop, bool withShell)
    {
        // What a person says is not part of the browser.
        var areOwn = visitor with { Permission = new Visitor().Permission } != new Visitor();
        var servers =
            areOwn ? await ShopServers.StartAsync(visitor)
            : withShell ? await ShopServers.TakeWithShellAsync()
            : await ShopServers.TakeAsync();
        var embed = await PageSurvey.FindAsync(servers.Browsers, page, KojiAddress.Published, click, CancellationToken.None);
        Assert.AreEqual(Shop.Project, embed.Project);
        var settings = Guard.PatientRun with { Permission = visitor.Permission };
        var runner = await ScenarioRunner.OpenAsync(
            servers.Servers.Target,
            embed,
            servers.Edge,
            servers.Browsers,
            settings,
            CancellationToken.None
        );
        return new TheirRun(servers, areOwn, runner, shop);
    }

    public Task<ScenarioResult> RunAsync(Scenario scenario) => runner.RunAsync(scenario, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await runner.DisposeAsync();
        if (shop is not null)
            await shop.DisposeAsync();
        if (areOwn)
            await servers.DisposeAsync();
        else
            servers.GiveBack();
    }
}
