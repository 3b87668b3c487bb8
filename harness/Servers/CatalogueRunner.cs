using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Running;
using KojiWidgetHarness.Simulator;
using Microsoft.AspNetCore.Builder;

namespace KojiWidgetHarness.Servers;

/// <summary>
/// Runs the catalogue's scenarios and those of files for a host's dashboard. It has a simulator of its own: scenarios move the simulator's
/// clock, and an interview that a person has open beside them must not expire for it. A browser is launched with the first run.
/// </summary>
internal sealed class CatalogueRunner : ICatalogueRunner, IAsyncDisposable
{
    private readonly WebApplication simulator;
    private readonly string controlToken;
    private readonly Func<HarnessTarget> host;
    private readonly ScenarioFiles files;
    private readonly KeptTraces traces = new();

    // By whether their windows show.
    private readonly Dictionary<bool, HarnessBrowsers> browsers = [];

    private CatalogueRunner(Func<HarnessTarget> host, WebApplication simulator, string controlToken, ScenarioFiles files)
    {
        this.host = host;
        this.simulator = simulator;
        this.controlToken = controlToken;
        this.files = files;
    }

    /// <inheritdoc/>
    public event Action<IReadOnlyList<string>>? FilesChanged
    {
        add => files.Changed += value;
        remove => files.Changed -= value;
    }

    /// <inheritdoc/>
    public IReadOnlyList<RunnableScenario> Scenarios => [.. files.All, .. OfTheCatalogue];

    /// <inheritdoc/>
    public IReadOnlyList<EventCode> SelectedCodes => SessionFile.SelectedCodes;

    /// <summary>Base address of its simulator.</summary>
    public Uri Widget => new(simulator.Urls.First());

    private static IReadOnlyList<RunnableScenario> OfTheCatalogue { get; } =
    [.. ScenarioCatalog.All.Select(scenario => Listing.Of(scenario.Name, scenario))];

    /// <summary>Starts its simulator on a free port.</summary>
    /// <param name="host">Gives the host, which has no address before it was built with this runner; called when a scenario runs.</param>
    /// <param name="files">Scenario files, and folders with such.</param>
    /// <param name="cancellation">Cancels the start.</param>
    public static async Task<CatalogueRunner> StartAsync(
        Func<HarnessTarget> host,
        IReadOnlyList<string> files,
        CancellationToken cancellation
    )
    {
        var options = new SimulatorOptions();
        var simulator = SimulatorApp.Build(options);
        await simulator.StartAsync(cancellation);
        return new CatalogueRunner(host, simulator, options.ControlToken, new ScenarioFiles(files));
    }

    /// <inheritdoc/>
    public (SavedScenario? Saved, string? Problem) Save(IReadOnlyList<EventEnvelope> events) => SessionFile.Of(events);

    /// <inheritdoc/>
    public async Task<ScenarioResult> RunAsync(string id, RunSettings settings, IScenarioFollower follower, CancellationToken cancellation)
    {
        var scenario = files.Contains(id) ? ScenarioFiles.Read(id) : ScenarioCatalog.All.Single(item => item.Name == id);
        var target = host() with { Simulator = Widget, SimulatorToken = controlToken };
        var used = BrowsersFor(settings);
        try
        {
            // It may have to be installed first, which takes longer than a scenario may.
            await scenario.GetBrowserAsync(used, cancellation);
            // One for each: what it pauses of a run goes with it.
            await using var runner = await ScenarioRunner.OpenAsync(
                target,
                used,
                new()
                {
                    Following = new(follower, ScenarioPlan.Of),
                    Capture = settings.Traces ? new(traces.Folder) { Trace = TraceMode.On } : null,
                },
                cancellation
            );
            var result = await runner.RunAsync(scenario, cancellation);
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
    public Task<Uri> ShowTraceAsync(string session, CancellationToken cancellation) => traces.ShowAsync(session, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await files.DisposeAsync();
        await traces.DisposeAsync();
        await CloseBrowsersAsync();
        await simulator.DisposeAsync();
    }

    private HarnessBrowsers BrowsersFor(RunSettings settings)
    {
        if (!browsers.TryGetValue(settings.Headed, out var found))
            browsers[settings.Headed] = found = new HarnessBrowsers(settings.Headed, Console.Error)
            {
                UsesHeadlessShell = !settings.Headed,
            };
        return found;
    }

    private async Task CloseBrowsersAsync()
    {
        foreach (var used in browsers.Values)
            await used.DisposeAsync();
        browsers.Clear();
    }
}
