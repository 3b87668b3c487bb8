using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.Connect;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Traffic;
using KojiWidgetHarness.Simulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace KojiWidgetHarness.Servers;

/// <summary>Host and simulators, started together on this machine. They are two sites: <c>localhost</c> and <c>127.0.0.1</c>.</summary>
public sealed class LocalServers : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly IReadOnlyList<WebApplication> simulators;
    private readonly CatalogueRunner? runner;
    private readonly TrafficPump? pump;
    private readonly HostSettings settings;

    private LocalServers(
        WebApplication host,
        IReadOnlyList<WebApplication> simulators,
        CatalogueRunner? runner,
        TrafficPump? pump,
        HostSettings settings,
        IReadOnlyList<HarnessTarget> targets
    )
    {
        this.host = host;
        this.simulators = simulators;
        this.runner = runner;
        this.pump = pump;
        this.settings = settings;
        Targets = targets;
    }

    /// <summary>The host with its simulator.</summary>
    public HarnessTarget Target => Targets[0];

    /// <summary>The host with each of the simulators.</summary>
    public IReadOnlyList<HarnessTarget> Targets { get; }

    /// <summary>The dashboard, with the token that opens it.</summary>
    public Uri Dashboard => host.DashboardAddress(settings);

    /// <summary>The dashboard's scenarios, likewise.</summary>
    public Uri Scenarios => host.ScenariosAddress(settings);

    /// <summary>Host page and dashboard side by side, with the token that opens them.</summary>
    public Uri Workbench => host.WorkbenchAddress(settings);

    /// <summary>The tag that sends the events of a page of somebody's own here.</summary>
    public string BridgeTag => ConnectTag.Of(host.BaseAddress(), settings);

    /// <summary>Starts both on free ports.</summary>
    public static Task<LocalServers> StartAsync(CancellationToken cancellation) => StartAsync(new LocalServersSettings(), cancellation);

    /// <summary>Starts host and simulators.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    /// <exception cref="EventLogException">The data folder cannot be used.</exception>
    public static async Task<LocalServers> StartAsync(LocalServersSettings wanted, CancellationToken cancellation)
    {
        var known = KojiAddress.Published.Concat(wanted.StandsInFor).ToList();
        var options = Enumerable
            .Range(0, wanted.Simulators)
            .Select(index => new SimulatorOptions
            {
                Port = index == 0 ? wanted.WidgetPort : 0,
                HostNames = [.. wanted.StandsInFor.Select(address => address.Base.IdnHost)],
                WidgetPaths = [.. known.Select(address => address.Base.AbsolutePath.TrimEnd('/')).Distinct()],
                ActiveProjects = wanted.Projects,
                TakesAnyProject = wanted.TakesAnyProject,
                Contract = wanted.Contract,
                Faults = wanted.Faults,
            })
            .ToList();
        var simulators = options.ConvertAll(SimulatorApp.Build);
        WebApplication? host = null;
        CatalogueRunner? runner = null;
        List<HarnessTarget> targets = [];
        try
        {
            foreach (var simulator in simulators)
                await simulator.StartAsync(cancellation);
            runner = wanted.RunsScenarios ? await CatalogueRunner.StartAsync(() => targets[0], wanted.ScenarioFiles, cancellation) : null;
            var widgets = simulators.ConvertAll(simulator => new Uri(simulator.Urls.First()));

            var settings = new HostSettings
            {
                Port = wanted.Port,
                WidgetBase = new Uri(widgets[0], SimulatorRoutes.Widget),
                WidgetOrigins =
                [
                    .. known
                        .Select(address => address.Base)
                        .Concat(widgets.Skip(1))
                        .Append(runner?.Widget)
                        .OfType<Uri>()
                        .Select(address => address.Origin())
                        .Distinct(),
                ],
                PageOrigins = wanted.PageOrigins,
                DataFolder = wanted.DataFolder,
                Simulator = new SimulatorAccess(widgets[0], options[0].ControlToken),
                NamesFrames = wanted.RecordsTraffic,
                Tokens = wanted.DataFolder is null ? AccessTokens.Create() : TokenFile.OpenOrCreate(wanted.DataFolder),
            };
            host = HostApp.Build(settings, runner);
            await host.StartAsync(cancellation);

            var address = host.BaseAddress();
            targets.AddRange(widgets.Zip(options, (widget, option) => new HarnessTarget
                    {
                        Host = address,
                        ReaderToken = settings.Tokens.Reader,
                        IngestToken = settings.Tokens.Ingest,
                        Simulator = widget,
                        SimulatorToken = option.ControlToken,
                    }));
            var pump = wanted.RecordsTraffic
                ? await TrafficPump.StartAsync(targets[0], line => Warn(line, [host, simulators[0]]), TimeProvider.System, cancellation)
                : null;
            return new LocalServers(host, simulators, runner, pump, settings, targets);
        }
        catch
        {
            if (host is not null)
                await host.DisposeAsync();
            if (runner is not null)
                await runner.DisposeAsync();
            await DisposeAsync(simulators);
            throw;
        }
    }

    /// <summary>Completes once one of them was asked to stop, by Ctrl-C for example.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation) =>
        Task.WhenAny(simulators.Append(host).Select(server => server.WaitForShutdownAsync(cancellation)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (pump is not null)
            await pump.DisposeAsync();
        // Stopping first lets open connections end in order.
        await Task.WhenAll(simulators.Append(host).Select(server => server.StopAsync()));
        await host.DisposeAsync();
        if (runner is not null)
            await runner.DisposeAsync();
        await DisposeAsync(simulators);
    }

    // What stops answers no more, and that is as it should be.
    private static void Warn(string line, IReadOnlyList<WebApplication> servers)
    {
        if (!servers.Any(server => server.Lifetime.ApplicationStopping.IsCancellationRequested))
            Console.Error.WriteLine(line);
    }

    private static async Task DisposeAsync(IEnumerable<WebApplication> servers)
    {
        foreach (var server in servers)
            await server.DisposeAsync();
    }
}

/// <summary>How host and simulator are set up.</summary>
public sealed record LocalServersSettings
{
    /// <summary>The host's port; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The simulator's port; 0 takes a free one.</summary>
    public int WidgetPort { get; init; }

    /// <summary>Origins of pages elsewhere whose bridges may send events.</summary>
    public IReadOnlyList<string> PageOrigins { get; init; } = [];

    /// <summary>Addresses, beside its own, at which the simulator is taken for Koji, or Koji itself is found.</summary>
    public IReadOnlyList<KojiAddress> StandsInFor { get; init; } = [];

    /// <summary>Ids of projects that the simulator takes for active ones.</summary>
    public IReadOnlyList<string> Projects { get; init; } = [];

    /// <summary>
    /// Gets a value indicating whether the simulators take every well-formed project id that stands for nothing else for an active one.
    /// </summary>
    public bool TakesAnyProject { get; init; }

    /// <summary>Gets which generation of Koji's API the simulator speaks.</summary>
    public KojiContract Contract { get; init; } = KojiContract.GetKoji;

    /// <summary>
    /// How many simulators there are, each with a clock, projects and traffic of its own: as many as scenarios run at the same time.
    /// </summary>
    public int Simulators { get; init; } = 1;

    /// <summary>Faults that the simulator has from the start.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>Gets a value indicating whether the host's dashboard can run the catalogue's scenarios.</summary>
    public bool RunsScenarios { get; init; }

    /// <summary>Scenario files that it can run beside them, and folders with such; they are looked at again when they change.</summary>
    public IReadOnlyList<string> ScenarioFiles { get; init; } = [];

    /// <summary>
    /// Whether the simulator's traffic goes to the host's log. Not for runs: a scenario is judged by what the page and the browser report.
    /// </summary>
    public bool RecordsTraffic { get; init; }

    /// <summary>Folder that keeps events and tokens; null keeps them until the servers stop.</summary>
    public string? DataFolder { get; init; }
}
