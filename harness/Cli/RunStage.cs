using KojiWidgetHarness.Cli.Commands;
using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Sites;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli;

/// <summary>Everything that a run needs, put together and ready: browsers, servers, and what stands at Koji's address.</summary>
internal sealed class RunStage : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> parts;

    private RunStage(Stack<IAsyncDisposable> parts) => this.parts = parts;

    /// <summary>Runs scenarios on the page that was asked for.</summary>
    public required ScenarioRunner Runner { get; init; }

    /// <summary>The browsers that it runs in.</summary>
    public required HarnessBrowsers Browsers { get; init; }

    /// <summary>What they are.</summary>
    public required BrowserInfo Browser { get; init; }

    /// <summary>Host and simulator.</summary>
    public required LocalServers Servers { get; init; }

    /// <summary>The widget of the page that was asked for; null on the host's own page.</summary>
    public PageEmbed? Embed { get; init; }

    /// <summary>Puts it together.</summary>
    /// <exception cref="EmbedNotFoundException">The page that was asked for has no widget.</exception>
    /// <exception cref="PageNotReachedException">The page that was asked for does not open.</exception>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public static async Task<RunStage> OpenAsync(RunOptions options, BrowserProfile first, CancellationToken cancellation)
    {
        var parts = new Stack<IAsyncDisposable>();
        try
        {
            return options.Page is null
                ? await OnOwnPageAsync(parts, options, first, cancellation)
                : await OnTheirPageAsync(parts, options, options.Page, first, cancellation);
        }
        catch
        {
            await DisposeAsync(parts);
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => DisposeAsync(parts);

    private static async Task<RunStage> OnOwnPageAsync(
        Stack<IAsyncDisposable> parts, RunOptions options, BrowserProfile first, CancellationToken cancellation)
    {
        var browsers = Add(parts, new HarnessBrowsers(options.Headed, Console.Error, kind: options.Browser) { OneForEach = options.BrowserForEach });
        // Before the servers, so that a machine without a browser hears of nothing but that.
        var browser = await browsers.GetAsync(first, cancellation);
        var servers = Add(parts, await LocalServers.StartAsync(new() { DataFolder = options.DataFolder }, cancellation));
        return new RunStage(parts)
        {
            Browsers = browsers,
            Browser = browser.Info,
            Servers = servers,
            Runner = Add(parts, await ScenarioRunner.OpenAsync(servers.Target, browsers, cancellation)),
        };
    }

    private static async Task<RunStage> OnTheirPageAsync(
        Stack<IAsyncDisposable> parts, RunOptions options, Uri page, BrowserProfile first, CancellationToken cancellation)
    {
        var edge = options.Live ? null : Add(parts, KojiEdge.Start(options.Widgets));
        var browsers = Add(parts, new HarnessBrowsers(options.Headed, Console.Error, edge?.Network ?? BrowserNetwork.Everywhere) { OneForEach = options.BrowserForEach });
        var browser = await browsers.GetAsync(first, cancellation);
        var embed = await PageSurvey.FindAsync(browsers, page, options.Widgets, options.Click, cancellation);
        var servers = Add(parts, await LocalServers.StartAsync(
            new() { DataFolder = options.DataFolder, StandsInFor = options.Widgets, Projects = [embed.Project] }, cancellation));
        edge?.PassTo(servers.Target.Simulator);
        return new RunStage(parts)
        {
            Browsers = browsers,
            Browser = browser.Info,
            Servers = servers,
            Embed = embed,
            Runner = Add(parts, await ScenarioRunner.OpenAsync(servers.Target, embed, edge, browsers, cancellation)),
        };
    }

    private static T Add<T>(Stack<IAsyncDisposable> parts, T part)
        where T : IAsyncDisposable
    {
        parts.Push(part);
        return part;
    }

    // The latest first: it may use what was made before it.
    private static async ValueTask DisposeAsync(Stack<IAsyncDisposable> parts)
    {
        while (parts.TryPop(out var part))
            await part.DisposeAsync();
    }
}
