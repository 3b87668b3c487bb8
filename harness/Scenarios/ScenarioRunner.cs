using System.Diagnostics;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Redaction;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Recorders;
using KojiWidgetHarness.Scenarios.Sites;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios;

/// <summary>
/// Runs scenarios, one at a time: they share the simulator's clock. Each has a fresh browser context and a session of its own.
/// </summary>
public sealed class ScenarioRunner : IAsyncDisposable
{
    // How long a browser may take to be there. On a busy machine that is long, and no part of the scenario.
    private static readonly TimeSpan BrowserPatience = TimeSpan.FromSeconds(120);

    // How long a browser may take to let go of what is cancelled, last picture and trace included.
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(6);

    private readonly HarnessTarget target;
    private readonly EmbedSite site;
    private readonly HarnessBrowsers browsers;
    private readonly PagePreparer pages;
    private readonly RunEvents events;
    private readonly SimulatorClient simulator;
    private readonly ScenarioRunnerSettings settings;
    private readonly string run;
    private Scenario? next;

    private ScenarioRunner(
        HarnessTarget target,
        EmbedSite site,
        HarnessBrowsers browsers,
        ScenarioRunnerSettings settings,
        RunEvents events,
        string run
    )
    {
        this.target = target;
        this.site = site;
        this.browsers = browsers;
        pages = new PagePreparer(browsers, site.Credentials);
        this.events = events;
        this.settings = settings;
        this.run = run;
        simulator = new SimulatorClient(target);
    }

    /// <summary>A runner on the host's own page whose events are kept under a new run. The browsers stay the caller's.</summary>
    public static Task<ScenarioRunner> OpenAsync(HarnessTarget target, HarnessBrowsers browsers, CancellationToken cancellation) =>
        OpenAsync(target, browsers, new ScenarioRunnerSettings(), cancellation);

    /// <summary>Opens a runner with settings, on the host's own page.</summary>
    public static Task<ScenarioRunner> OpenAsync(
        HarnessTarget target,
        HarnessBrowsers browsers,
        ScenarioRunnerSettings settings,
        CancellationToken cancellation
    ) => OpenAsync(target, new OwnSite(target), browsers, settings, cancellation);

    /// <summary>Opens a runner with settings, on a page of somebody else's.</summary>
    /// <param name="target">Where host and simulator are.</param>
    /// <param name="embed">The widget's iframe, as the page has it.</param>
    /// <param name="edge">What answers where Koji would; null for Koji itself. The browsers have to know its network.</param>
    /// <param name="browsers">They stay the caller's.</param>
    /// <param name="settings">How it holds the scenarios.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static Task<ScenarioRunner> OpenAsync(
        HarnessTarget target,
        PageEmbed embed,
        KojiEdge? edge,
        HarnessBrowsers browsers,
        ScenarioRunnerSettings settings,
        CancellationToken cancellation
    ) => OpenAsync(target, new TheirSite(target, embed, edge), browsers, settings, cancellation);

    private static async Task<ScenarioRunner> OpenAsync(
        HarnessTarget target,
        EmbedSite site,
        HarnessBrowsers browsers,
        ScenarioRunnerSettings settings,
        CancellationToken cancellation
    )
    {
        var run = settings.Run ?? ScenarioRunnerSettings.NewRun();
        return new ScenarioRunner(target, site, browsers, settings, await RunEvents.FollowAsync(target, run, cancellation), run);
    }

    /// <summary>A name for a session of a scenario that no other has.</summary>
    public static string NewSession(Scenario scenario) => $"{scenario.Name}-{Guid.CreateVersion7().ToString("N")[^12..]}";

    /// <summary>Names the scenario that will run after the next one, so that its page can be opened beside that.</summary>
    public void ExpectAfterwards(Scenario scenario) => next = scenario;

    /// <summary>Runs one scenario. Never throws for what the scenario does: that is what the verdict is for.</summary>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public Task<ScenarioResult> RunAsync(Scenario scenario, CancellationToken cancellation) =>
        RunAsync(scenario, NewSession(scenario), cancellation);

    /// <summary>Runs a scenario as a session that the caller knows before its events come.</summary>
    /// <inheritdoc cref="RunAsync(Scenario, CancellationToken)" path="/exception"/>
    public async Task<ScenarioResult> RunAsync(Scenario scenario, string session, CancellationToken cancellation)
    {
        if (settings.Watch is { } watched && scenario.Watch > TimeSpan.Zero)
            scenario = scenario with { Watch = watched };
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(BrowserPatience);
        var timeout = scenario.Timeout ?? settings.Timeout;
        var judge = new ScenarioJudge(scenario);
        var capture = new ScenarioCapture(
            settings.Capture,
            session,
            site.Credentials,
            [target.ReaderToken, target.IngestToken, target.SimulatorToken]
        );
        var (startedAt, watch) = (DateTimeOffset.UtcNow, new Stopwatch());
        RequestRecorder? requests = null;

        void Begin()
        {
            startedAt = DateTimeOffset.UtcNow;
            watch.Start();
            deadline.CancelAfter(timeout + scenario.Watch);
        }

        try
        {
            await EndAsync(AttemptAsync(scenario, session, judge, capture, Begin, seen => requests = seen, deadline.Token), deadline.Token);
        }
        catch (Exception ended) when (cancellation.IsCancellationRequested)
        {
            // Whatever was asked of the browser when it was taken down has failed for that.
            throw new OperationCanceledException(ended.Message, ended, cancellation);
        }
        catch (Exception) when (deadline.IsCancellationRequested)
        {
            judge.CouldNotLook(
                new TimeoutException(
                    watch.IsRunning
                        ? $"The scenario was not over after {timeout.TotalSeconds:0.###} s. Give it longer with --timeout, or its file a timeout."
                        : $"The browser was not there after {BrowserPatience.TotalSeconds:0} s."
                )
            );
        }
        catch (Exception lost) when (ScenarioJudge.Explains(lost))
        {
            judge.CouldNotLook(lost);
        }

        // Half of it may have been seen by then: no verdict.
        cancellation.ThrowIfCancellationRequested();
        var result = judge.Conclude(session, startedAt, watch.ElapsedMilliseconds, events.Of(session));
        // Before anybody has it: pages say secrets in their addresses, their console and their markup.
        return RedactedJson.Of(
            result with
            {
                Requests = requests?.Seen ?? [],
                HeadlessShell = browsers.RunsInHeadlessShell(scenario.Needs),
            },
            ProtocolJson.Default.ScenarioResult
        ) with
        {
            Attachments = capture.Conclude(result.Verdict),
        };
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        simulator.Dispose();
        await pages.DisposeAsync();
        await events.DisposeAsync();
    }

    // A browser that is taken down leaves some calls without an answer for ever; a caller that cancelled must not wait for these.
    private static async Task EndAsync(Task attempt, CancellationToken cancellation)
    {
        _ = attempt.ContinueWith(
            ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default
        );
        using var patience = new CancellationTokenSource();
        await using var waiting = cancellation.Register(() => patience.CancelAfter(Grace));
        await attempt.WaitAsync(patience.Token);
    }

    private async Task AttemptAsync(
        Scenario scenario,
        string session,
        ScenarioJudge judge,
        ScenarioCapture capture,
        Action begin,
        Action<RequestRecorder> note,
        CancellationToken cancellation
    )
    {
        var prepared = await pages.TakeAsync(scenario.Needs, cancellation);
        var page = prepared.Page;
        begin();
        // Calls into the browser know no cancellation; they end with the context that they are about. Only the call for a new page does
        // not: it is never answered when the context closes meanwhile.
        await using var ending = cancellation.Register(() =>
            GiveUpAsync(page, capture).ContinueWith(closed => _ = closed.Exception, TaskScheduler.Default)
        );
        await using var context = new ScenarioContext(
            target,
            site,
            browsers.Kind,
            prepared,
            simulator,
            events,
            run,
            session,
            scenario.Embed
        );
        note(context.Requests);
        try
        {
            await capture.StartAsync(page.Context);
            await OpenAndRunAsync(scenario, context, judge, capture, cancellation);
        }
        finally
        {
            await capture.LookAsync(page);
            await capture.EndAsync(page.Context);
            pages.Retire(prepared);
        }
    }

    private async Task OpenAndRunAsync(
        Scenario scenario,
        ScenarioContext context,
        ScenarioJudge judge,
        ScenarioCapture capture,
        CancellationToken cancellation
    )
    {
        foreach (var fault in scenario.Faults)
            await fault.ApplyAsync(context, cancellation);
        // An insecure page gets no microphone, whatever anybody says.
        if (
            settings.Permission is { } permission
            && scenario.Needs.Microphone is null
            && WebOrigin.Of(context.HostPage) is { IsTrustworthy: true }
        )
            await new MicrophoneAccess(permission).ApplyAsync(context, cancellation);
        await site.OpenAsync(context, cancellation);
        // Not before: until then this scenario has more to do than to wait.
        if (Interlocked.Exchange(ref next, null) is { } following)
            pages.Prepare(following.Needs);

        await new OpenPageRun(scenario, context, judge, capture).RunAsync(cancellation);
    }

    private static async Task GiveUpAsync(IPage page, ScenarioCapture capture)
    {
        await capture.LookAsync(page);
        await capture.EndAsync(page.Context);
        await page.Context.CloseAsync();
    }
}

/// <summary>How a runner holds its scenarios.</summary>
public sealed record ScenarioRunnerSettings
{
    /// <summary>The run that the events are kept under; null for a new one. Runners of one invocation share it.</summary>
    public string? Run { get; init; }

    /// <summary>The time limit of a scenario that has none of its own, counted from when it has its browser.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What is kept of each scenario for people to look at; null for nothing.</summary>
    public CaptureSettings? Capture { get; init; }

    /// <summary>What the embedding page's microphone permission is where no fault sets it; null for as the browser has it.</summary>
    public MicrophoneSetting? Permission { get; init; }

    /// <summary>For how long a page is watched by scenarios that watch it; null for as long as they say.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>A name for a run that no other has.</summary>
    public static string NewRun() => $"run-{Guid.CreateVersion7():N}";
}
