using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Simulator;
using Microsoft.AspNetCore.Builder;

namespace KojiWidgetHarness.Servers;

/// <summary>
/// Runs the catalogue's scenarios for a host's dashboard. It has a simulator of its own: scenarios move the simulator's clock, and an
/// interview that a person has open beside them must not expire for it. The browser is launched with the first run.
/// </summary>
internal sealed class CatalogueRunner : ICatalogueRunner, IAsyncDisposable
{
    private readonly WebApplication simulator;
    private readonly string controlToken;
    private HarnessBrowsers? browsers;

    private readonly Func<HarnessTarget> host;

    private CatalogueRunner(Func<HarnessTarget> host, WebApplication simulator, string controlToken)
    {
        this.host = host;
        this.simulator = simulator;
        this.controlToken = controlToken;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ScenarioListing> Scenarios { get; } = SupportCatalog.List().Scenarios;

    /// <summary>Base address of its simulator.</summary>
    public Uri Widget => new(simulator.Urls.First());

    /// <summary>Starts its simulator on a free port.</summary>
    /// <param name="host">Gives the host, which has no address before it was built with this runner; called when a scenario runs.</param>
    /// <param name="cancellation">Cancels the start.</param>
    public static async Task<CatalogueRunner> StartAsync(Func<HarnessTarget> host, CancellationToken cancellation)
    {
        var options = new SimulatorOptions();
        var simulator = SimulatorApp.Build(options);
        await simulator.StartAsync(cancellation);
        return new CatalogueRunner(host, simulator, options.ControlToken);
    }

    /// <inheritdoc/>
    public IReadOnlyList<EventCode> SelectedCodes => SessionFile.SelectedCodes;

    /// <inheritdoc/>
    public (SavedScenario? Saved, string? Problem) Save(IReadOnlyList<EventEnvelope> events) => SessionFile.Of(events);

    /// <inheritdoc/>
    public async Task<ScenarioResult> RunAsync(string name, Action<string> opening, CancellationToken cancellation)
    {
        var scenario = ScenarioCatalog.All.Single(item => item.Name == name);
        var target = host() with { Simulator = Widget, SimulatorToken = controlToken };
        browsers ??= new HarnessBrowsers(headed: false, Console.Error) { UsesHeadlessShell = true };
        try
        {
            // It may have to be installed first, which takes longer than a scenario may.
            await scenario.GetBrowserAsync(browsers, cancellation);
            // One for each: what it holds of a run goes with it.
            await using var runner = await ScenarioRunner.OpenAsync(target, browsers, cancellation);
            var session = ScenarioRunner.NewSession(scenario);
            opening(session);
            var result = await runner.RunAsync(scenario, session, cancellation);
            // The browser may be what failed: the next run gets another one.
            if (result.Verdict == Verdict.Error)
                await CloseBrowsersAsync();
            return result;
        }
        catch (BrowserNotFoundException missing)
        {
            throw new ScenarioUnavailableException(missing.Message);
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
