using KojiWidgetHarness.Harness;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using KojiWidgetHarness.Harness.Scenarios.Files;
using KojiWidgetHarness.Host.Playing;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Simulator;
using Microsoft.AspNetCore.Builder;

namespace KojiWidgetHarness.Servers;

/// <summary>
/// Plays the catalogue for a host's dashboard. It has a simulator of its own: scenarios move the simulator's clock, and an interview that
/// a person has open beside them must not expire for it. The browser is launched with the first play.
/// </summary>
internal sealed class CataloguePlayer : IScenarioPlayer, IAsyncDisposable
{
    private readonly WebApplication simulator;
    private readonly string controlToken;
    private HarnessTarget? target;
    private HarnessBrowsers? browsers;

    private CataloguePlayer(WebApplication simulator, string controlToken)
    {
        this.simulator = simulator;
        this.controlToken = controlToken;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScenarioListing> Scenarios { get; } = SupportCatalog.List().Scenarios;

    /// <summary>Base address of its simulator.</summary>
    public Uri Widget => new(simulator.Urls.First());

    /// <summary>Starts its simulator on a free port.</summary>
    public static async Task<CataloguePlayer> StartAsync(CancellationToken cancellation)
    {
        var options = new SimulatorOptions();
        var simulator = SimulatorApp.Build(options);
        await simulator.StartAsync(cancellation);
        return new CataloguePlayer(simulator, options.ControlToken);
    }

    /// <summary>Says where the host is, which has to know the player before it has an address.</summary>
    public void Meet(HarnessTarget host) => target = host with { Simulator = Widget, SimulatorToken = controlToken };

    /// <inheritdoc/>
    public IReadOnlyList<EventCode> Telling => SessionFile.Telling;

    /// <inheritdoc/>
    public (SavedScenario? Saved, string? Problem) Save(IReadOnlyList<EventEnvelope> events) => SessionFile.Of(events);

    /// <inheritdoc/>
    public async Task<ScenarioResult> PlayAsync(string name, Action<string> opening, CancellationToken cancellation)
    {
        var scenario = ScenarioCatalog.All.Single(item => item.Name == name);
        var host = target ?? throw new InvalidOperationException("The player has met no host. Call Meet once the host has started.");
        browsers ??= new HarnessBrowsers(headed: false, Console.Error) { UsesHeadlessShell = true };
        try
        {
            // It may have to be installed first, which takes longer than a scenario may.
            await scenario.GetBrowserAsync(browsers, cancellation);
            // One for each: what it holds of a run goes with it.
            await using var runner = await ScenarioRunner.OpenAsync(host, browsers, cancellation);
            var session = ScenarioRunner.NewSession(scenario);
            opening(session);
            var result = await runner.RunAsync(scenario, session, cancellation);
            // The browser may be what failed: the next play gets another one.
            if (result.Verdict == Verdict.Error)
                await CloseBrowsersAsync();
            return result;
        }
        catch (BrowserNotFoundException missing)
        {
            throw new ScenarioPlayException(missing.Message);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await CloseBrowsersAsync();
        await simulator.DisposeAsync();
    }

    private async Task CloseBrowsersAsync()
    {
        if (browsers is not null)
            await browsers.DisposeAsync();
        browsers = null;
    }
}
