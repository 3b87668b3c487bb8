using KojiWidgetHarness.Cli.Commands;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli;

/// <summary>Everything that a run needs, put together and ready: browsers, servers, and what stands at Koji's address.</summary>
internal sealed class RunStage : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> parts = new();

    private RunStage()
    {
    }

    /// <summary>Runs scenarios on the page that was asked for.</summary>
    public ScenarioRunner Runner { get; private set; } = null!; // Set by OpenAsync, the only way to get one.

    /// <summary>The browsers that it runs in.</summary>
    public HarnessBrowsers Browsers { get; private set; } = null!; // The same.

    /// <summary>Where host and simulator are.</summary>
    public LocalServers Servers { get; private set; } = null!; // The same.

    /// <summary>The browser.</summary>
    public BrowserInfo Browser { get; private set; } = null!; // The same.

    /// <summary>The widget of the page that was asked for; null on the host's own page.</summary>
    public PageEmbed? Embed { get; private set; }

    /// <summary>Puts it together.</summary>
    /// <exception cref="EmbedNotFoundException">The page that was asked for has no widget.</exception>
    /// <exception cref="PageNotReachedException">The page that was asked for does not open.</exception>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public static async Task<RunStage> OpenAsync(RunOptions options, BrowserProfile first, CancellationToken cancellation)
    {
        var stage = new RunStage();
        try
        {
            await stage.SetUpAsync(options, first, cancellation);
            return stage;
        }
        catch
        {
            await stage.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The latest first: it may use what was made before it.
        while (parts.TryPop(out var part))
            await part.DisposeAsync();
    }

    private async Task SetUpAsync(RunOptions options, BrowserProfile first, CancellationToken cancellation)
    {
        var edge = options is { Page: not null, Live: false } ? Own(KojiEdge.Start(options.Widgets)) : null;
        var network = options.Page is null ? BrowserNetwork.ThisMachine : edge?.Network ?? BrowserNetwork.Everywhere;
        var browsers = Browsers = Own(new HarnessBrowsers(options.Headed, Console.Error, network));
        // Before the servers, so that a machine without a browser hears of nothing but that.
        Browser = (await browsers.GetAsync(first, cancellation)).Info;

        if (options.Page is null)
        {
            Servers = Own(await LocalServers.StartAsync(new() { DataFolder = options.DataFolder }, cancellation));
            Runner = Own(await ScenarioRunner.OpenAsync(Servers.Target, browsers, cancellation));
            return;
        }

        Embed = await PageSurvey.FindAsync(browsers, options.Page, options.Widgets, options.Click, cancellation);
        Servers = Own(await LocalServers.StartAsync(
            new() { StandsInFor = options.Widgets, Projects = [Embed.Project], DataFolder = options.DataFolder }, cancellation));
        edge?.PassTo(Servers.Target.Simulator);
        Runner = Own(await ScenarioRunner.OpenAsync(Servers.Target, Embed, edge, browsers, cancellation));
    }

    private T Own<T>(T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }
}
