using KojiWidgetHarness.Harness;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator;

namespace KojiWidgetHarness.Cli;

/// <summary>Host and simulator, started together on this machine. They are two sites: <c>localhost</c> and <c>127.0.0.1</c>.</summary>
public sealed class LocalServers : IAsyncDisposable
{
    private readonly WebApplication host;
    private readonly WebApplication simulator;
    private readonly HostSettings settings;

    private LocalServers(WebApplication host, WebApplication simulator, HostSettings settings, HarnessTarget target)
    {
        this.host = host;
        this.simulator = simulator;
        this.settings = settings;
        Target = target;
    }

    // Reserved for tests (RFC 6761), so nobody else's page can have it; the harness's browsers map it to this machine. It is how a page
    // comes to be no secure context, which loopback pages always are.
    private static readonly string[] InsecureNames = ["host.test"];

    /// <summary>Where they are.</summary>
    public HarnessTarget Target { get; }

    /// <summary>The dashboard, with the token that opens it.</summary>
    public Uri Dashboard => host.DashboardAddress(settings);

    /// <summary>Host page and dashboard side by side, with the token that opens them.</summary>
    public Uri Workbench => host.WorkbenchAddress(settings);

    /// <summary>Starts both.</summary>
    /// <param name="port">The host's port; 0 takes a free one.</param>
    /// <param name="widgetPort">The simulator's port; 0 takes a free one.</param>
    /// <param name="pageOrigins">Origins of pages elsewhere whose bridges may send events.</param>
    /// <param name="cancellation">Ends the start.</param>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<LocalServers> StartAsync(
        int port, int widgetPort, IReadOnlyList<string> pageOrigins, CancellationToken cancellation)
    {
        var simulatorOptions = new SimulatorOptions { Port = widgetPort };
        var simulator = SimulatorApp.Build(simulatorOptions);
        WebApplication? host = null;
        try
        {
            await simulator.StartAsync(cancellation);
            var widget = new Uri(simulator.Urls.First());

            var settings = new HostSettings
            {
                Port = port,
                WidgetBase = new Uri(widget, SimulatorRoutes.Widget),
                PageOrigins = pageOrigins,
                HostNames = InsecureNames,
            };
            host = HostApp.Build(settings);
            await host.StartAsync(cancellation);

            return new LocalServers(host, simulator, settings, new HarnessTarget
            {
                Host = host.BaseAddress(),
                ReaderToken = settings.Tokens.Reader,
                Simulator = widget,
                SimulatorToken = simulatorOptions.ControlToken,
            });
        }
        catch
        {
            if (host is not null)
                await host.DisposeAsync();
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
        // Stopping first lets open connections end in order.
        await Task.WhenAll(host.StopAsync(), simulator.StopAsync());
        await host.DisposeAsync();
        await simulator.DisposeAsync();
    }
}
