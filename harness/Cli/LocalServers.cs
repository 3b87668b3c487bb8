using KojiWidgetHarness.Cli.Playing;
using KojiWidgetHarness.Harness;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Harness.Traffic;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator;

namespace KojiWidgetHarness.Cli;

/// <summary>Host and simulator, started together on this machine. They are two sites: <c>localhost</c> and <c>127.0.0.1</c>.</summary>
public sealed class LocalServers : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly WebApplication simulator;
    private readonly CataloguePlayer? player;
    private readonly TrafficPump? pump;
    private readonly HostSettings settings;

    private LocalServers(WebApplication host, WebApplication simulator, CataloguePlayer? player, TrafficPump? pump, HostSettings settings, HarnessTarget target)
    {
        this.host = host;
        this.simulator = simulator;
        this.player = player;
        this.pump = pump;
        this.settings = settings;
        Target = target;
    }

    /// <summary>Where they are.</summary>
    public HarnessTarget Target { get; }

    /// <summary>The dashboard, with the token that opens it.</summary>
    public Uri Dashboard => host.DashboardAddress(settings);

    /// <summary>Host page and dashboard side by side, with the token that opens them.</summary>
    public Uri Workbench => host.WorkbenchAddress(settings);

    /// <summary>Starts both on free ports.</summary>
    public static Task<LocalServers> StartAsync(CancellationToken cancellation) => StartAsync(new LocalServersSettings(), cancellation);

    /// <summary>Starts both.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    /// <exception cref="EventLogException">The data folder cannot be used.</exception>
    public static async Task<LocalServers> StartAsync(LocalServersSettings wanted, CancellationToken cancellation)
    {
        var known = KojiAddress.Published.Concat(wanted.StandsInFor).ToList();
        var simulatorOptions = new SimulatorOptions
        {
            Port = wanted.WidgetPort,
            HostNames = [.. wanted.StandsInFor.Select(address => address.Base.IdnHost)],
            WidgetPaths = [.. known.Select(address => address.Base.AbsolutePath.TrimEnd('/')).Distinct()],
            ActiveProjects = wanted.Projects,
            Contract = wanted.Contract,
            Faults = wanted.Faults,
        };
        var simulator = SimulatorApp.Build(simulatorOptions);
        WebApplication? host = null;
        CataloguePlayer? player = null;
        try
        {
            await simulator.StartAsync(cancellation);
            player = wanted.PlaysScenarios ? await CataloguePlayer.StartAsync(cancellation) : null;
            var widget = new Uri(simulator.Urls.First());

            var settings = new HostSettings
            {
                Port = wanted.Port,
                WidgetBase = new Uri(widget, SimulatorRoutes.Widget),
                WidgetOrigins = [.. known.Select(address => address.Base).Append(player?.Widget).OfType<Uri>().Select(address => address.GetLeftPart(UriPartial.Authority)).Distinct()],
                PageOrigins = wanted.PageOrigins,
                DataFolder = wanted.DataFolder,
                Simulator = new SimulatorAccess(widget, simulatorOptions.ControlToken),
                Tokens = wanted.DataFolder is null ? AccessTokens.Create() : TokenFile.OpenOrCreate(wanted.DataFolder),
            };
            host = HostApp.Build(settings, player);
            await host.StartAsync(cancellation);

            var target = new HarnessTarget
            {
                Host = host.BaseAddress(),
                ReaderToken = settings.Tokens.Reader,
                IngestToken = settings.Tokens.Ingest,
                Simulator = widget,
                SimulatorToken = simulatorOptions.ControlToken,
            };
            player?.Meet(target);
            var pump = wanted.RecordsTraffic ? await TrafficPump.StartAsync(target, Console.Error.WriteLine, TimeProvider.System, cancellation) : null;
            return new LocalServers(host, simulator, player, pump, settings, target);
        }
        catch
        {
            if (host is not null)
                await host.DisposeAsync();
            if (player is not null)
                await player.DisposeAsync();
            await simulator.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes once either of them was told to stop, by Ctrl-C for example.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation) =>
        Task.WhenAny(host.WaitForShutdownAsync(cancellation), simulator.WaitForShutdownAsync(cancellation));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (pump is not null)
            await pump.DisposeAsync();
        // Stopping first lets open connections end in order.
        await Task.WhenAll(host.StopAsync(), simulator.StopAsync());
        await host.DisposeAsync();
        if (player is not null)
            await player.DisposeAsync();
        await simulator.DisposeAsync();
    }
}
