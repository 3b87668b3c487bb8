using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Running;
using KojiWidgetHarness.Scenarios.Sites;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>Everything that a run needs, put together and ready: browsers, servers, and what stands at Koji's address.</summary>
internal sealed class RunStage : IAsyncDisposable
{
    private readonly Stack<IAsyncDisposable> parts;

    private RunStage(Stack<IAsyncDisposable> parts) => this.parts = parts;

    /// <summary>Each runs scenarios beside the others.</summary>
    public required IReadOnlyList<RunWorker> Workers { get; init; }

    /// <summary>The browser that its workers run.</summary>
    public required BrowserInfo Browser { get; init; }

    /// <summary>Host and simulators.</summary>
    public required LocalServers Servers { get; init; }

    /// <summary>The widget of the page that was asked for; null on the host's own page.</summary>
    public PageEmbed? Embed { get; init; }

    /// <summary>Puts it together.</summary>
    /// <param name="options">What was asked for.</param>
    /// <param name="first">The scenario that runs first, whose browser is launched.</param>
    /// <param name="log">Receives what is being done.</param>
    /// <param name="launched">Receives the browser as soon as it is known: what comes after it may fail.</param>
    /// <param name="kept">Has the command that serves the page, where it outlives the run; else null.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EmbedNotFoundException">The page that was asked for has no widget.</exception>
    /// <exception cref="PageNotReachedException">The page that was asked for does not open.</exception>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    /// <exception cref="EnvironmentException">The command that serves the page does not.</exception>
    public static async Task<RunStage> OpenAsync(
        RunOptions options,
        Scenario first,
        StepLog log,
        Action<BrowserInfo> launched,
        KeptCommand? kept,
        CancellationToken cancellation
    )
    {
        var parts = new Stack<IAsyncDisposable>();
        try
        {
            return options.Page is null
                ? await OnOwnPageAsync(parts, options, first, log, launched, cancellation)
                : await OnTheirPageAsync(parts, options, options.Page, first, log, launched, kept, cancellation);
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
        Stack<IAsyncDisposable> parts,
        RunOptions options,
        Scenario first,
        StepLog log,
        Action<BrowserInfo> launched,
        CancellationToken cancellation
    )
    {
        var notice = new Once();
        var browsers = Enumerable
            .Range(0, options.Workers)
            .Select(_ => Add(parts, NewBrowsers(options, BrowserNetwork.ThisMachine, log, notice)))
            .ToList();
        var settingUp = new LocalServersSettings { DataFolder = options.DataFolder, Simulators = options.Workers };
        var (browser, servers) = await log.DoAsync($"Starting {options.Browser}, host and simulator", async () =>
        {
            // Neither needs the other. The browser is heard first, so that a machine without one hears of nothing but that.
            var serving = LocalServers.StartAsync(settingUp, cancellation);
            try
            {
                return (await first.GetBrowserAsync(browsers[0], cancellation), Add(parts, await serving));
            }
            catch
            {
                await serving.ContinueWith(
                    started => started.IsCompletedSuccessfully ? Add(parts, started.Result) : null,
                    TaskScheduler.Default
                );
                throw;
            }
        });
        launched(browser.Info);
        var workers = new List<RunWorker>();
        var settings = SettingsOf(options);
        foreach (var (target, own) in servers.Targets.Zip(browsers))
        {
            var runner = Add(parts, await ScenarioRunner.OpenAsync(target, own, settings, cancellation));
            workers.Add(NewWorker(parts, workers.Count + 1, runner, own, target, options));
        }

        return new RunStage(parts)
        {
            Workers = workers,
            Browser = browser.Info,
            Servers = servers,
        };
    }

    private static async Task<RunStage> OnTheirPageAsync(
        Stack<IAsyncDisposable> parts,
        RunOptions options,
        WebAddress page,
        Scenario first,
        StepLog log,
        Action<BrowserInfo> launched,
        KeptCommand? kept,
        CancellationToken cancellation
    )
    {
        if (options.Start is { } start && kept is not null)
            await kept.StartAsync(start, log, cancellation);
        else if (options.Start is not null && await StartedCommand.StartAsync(options.Start, log, cancellation) is { } started)
            Add(parts, started);
        // Where the page looks for Koji, each worker's browsers get its own simulator.
        var edges = Enumerable
            .Range(0, options.Workers)
            .Select(_ => options.Live ? null : Add(parts, KojiEdge.Start(options.Widgets)))
            .ToList();
        var notice = new Once();
        var browsers = edges.ConvertAll(edge => Add(parts, NewBrowsers(options, edge?.Network ?? BrowserNetwork.Everywhere, log, notice)));
        var browser = await log.DoAsync($"Starting {options.Browser}", () => first.GetBrowserAsync(browsers[0], cancellation));
        launched(browser.Info);
        var embed = await log.DoAsync($"Opening {StepLog.Name(page.Uri)} and looking for its widget", () =>
            PageSurvey.FindAsync(browsers[0], page, options.Widgets, options.Click, cancellation)
        );
        var servers = Add(parts, await log.DoAsync("Starting host and simulator", () => LocalServers.StartAsync(
                    new()
                    {
                        DataFolder = options.DataFolder,
                        StandsInFor = options.Widgets,
                        Projects = [embed.Project],
                        Simulators = options.Workers,
                    },
                    cancellation
                )));
        var workers = new List<RunWorker>();
        var settings = SettingsOf(options);
        foreach (var (target, own, edge) in servers.Targets.Zip(browsers, edges))
        {
            edge?.PassTo(target.Simulator);
            var runner = Add(parts, await ScenarioRunner.OpenAsync(target, embed, edge, own, settings, cancellation));
            workers.Add(NewWorker(parts, workers.Count + 1, runner, own, target, options));
        }

        return new RunStage(parts)
        {
            Workers = workers,
            Browser = browser.Info,
            Servers = servers,
            Embed = embed,
        };
    }

    private static HarnessBrowsers NewBrowsers(RunOptions options, BrowserNetwork network, StepLog log, Once notice) =>
        new(options.Headed, log, network, options.Browser)
        {
            OneForEach = options.BrowserForEach,
            Program = options.Program,
            Visitor = options.Visitor,
            UsesHeadlessShell = options.Page is null,
            Sandbox = options.Sandbox,
            OnNoSandbox = line => SayOnce(notice, log, line),
        };

    // A step more, not a problem; all workers have the same.
    private static void SayOnce(Once notice, StepLog log, string line)
    {
        if (notice.Take())
            log.Say(line);
    }

    private static ScenarioRunnerSettings SettingsOf(RunOptions options) =>
        new()
        {
            Run = ScenarioRunnerSettings.NewRun(),
            Timeout = options.Timeout,
            Capture = options.Capture,
            Watch = options.Watch,
            Permission = options.Page is null ? null : options.Visitor.Permission,
        };

    private static RunWorker NewWorker(
        Stack<IAsyncDisposable> parts,
        int number,
        ScenarioRunner runner,
        HarnessBrowsers browsers,
        HarnessTarget target,
        RunOptions options
    )
    {
        var camera = options.Capture is { Screenshots: true } capture
            ? Add(parts, new DashboardCamera(target, browsers, capture.Folder))
            : null;
        return new RunWorker(number, runner, browsers, camera);
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
