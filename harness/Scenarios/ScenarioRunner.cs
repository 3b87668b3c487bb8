using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Sites;

namespace KojiWidgetHarness.Scenarios;

/// <summary>
/// Runs scenarios, one at a time: they share the simulator's clock. Each has a fresh browser context and a session of its own.
/// </summary>
public sealed class ScenarioRunner : IAsyncDisposable
{
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
    /// <param name="settings">How it pauses the scenarios.</param>
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
        settings.Following?.Follower.Opening(session);
        using var attempt = Begin(scenario, session, cancellation);
        await attempt.EndAsync(RunAsync(attempt));
        return attempt.Conclude(events.Of(session), browsers.RunsInHeadlessShell(attempt.Scenario.Needs));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        simulator.Dispose();
        await pages.DisposeAsync();
        await events.DisposeAsync();
    }

    private ScenarioAttempt Begin(Scenario scenario, string session, CancellationToken cancellation) =>
        new(
            settings.Watch is { } watched && scenario.Watch > TimeSpan.Zero ? scenario with { Watch = watched } : scenario,
            session,
            scenario.Timeout ?? settings.Timeout,
            new ScenarioCapture(
                settings.Capture,
                session,
                site.Credentials,
                [target.ReaderToken, target.IngestToken, target.SimulatorToken]
            ),
            cancellation
        );

    private async Task RunAsync(ScenarioAttempt attempt)
    {
        var prepared = await pages.TakeAsync(attempt.Scenario.Needs, attempt.Cancellation);
        attempt.Begin();
        // Calls into the browser know no cancellation; they end with the context that they are about. Only the call for a new page does
        // not: it is never answered when the context closes meanwhile.
        await using var closing = attempt.CloseWhenCancelled(prepared.Page);
        await using var context = ContextOf(attempt, prepared);
        (attempt.Requests, attempt.Errors) = (context.Requests, context.Errors);
        try
        {
            await attempt.Capture.StartAsync(prepared.Page.Context);
            var parts = new FollowedRun(settings.Following, attempt, context);
            await OpenAsync(attempt.Scenario, context, parts, attempt.Cancellation);
            // Not before: until then this scenario has more to do than to wait.
            PrepareNext();
            await new OpenPageRun(attempt, context, parts).RunAsync();
        }
        finally
        {
            await attempt.KeepAsync(prepared.Page);
            pages.Retire(prepared);
        }
    }

    private ScenarioContext ContextOf(ScenarioAttempt attempt, PreparedPage page) =>
        new(target, site, browsers.Kind, page, simulator, events, run, attempt.Session, attempt.Scenario.Embed);

    private async Task OpenAsync(Scenario scenario, ScenarioContext context, FollowedRun parts, CancellationToken cancellation)
    {
        foreach (var (index, fault) in scenario.Faults.Index())
            await parts.DoAsync(PartKind.Fault, index, () => fault.ApplyAsync(context, cancellation), cancellation);
        // An insecure page gets no microphone, whatever anybody says.
        if (
            settings.Permission is { } permission
            && scenario.Needs.Microphone is null
            && WebOrigin.Of(context.HostPage) is { IsTrustworthy: true }
        )
            await new MicrophoneAccess(permission).ApplyAsync(context, cancellation);
        await parts.DoAsync(PartKind.Page, 0, () => site.OpenAsync(context, cancellation), cancellation);
    }

    private void PrepareNext()
    {
        if (Interlocked.Exchange(ref next, null) is { } following)
            pages.Prepare(following.Needs);
    }
}

/// <summary>How a runner pauses its scenarios.</summary>
public sealed record ScenarioRunnerSettings
{
    /// <summary>The run that the events are kept under; null for a new one. Runners of one invocation share it.</summary>
    public string? Run { get; init; }

    /// <summary>The time limit of a scenario that has none of its own, counted from when it has its browser.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Gets what is kept of each scenario for people to look at; null for nothing.</summary>
    public CaptureSettings? Capture { get; init; }

    /// <summary>Gets what the embedding page's microphone permission is where no fault sets it; null for as the browser has it.</summary>
    public MicrophoneSetting? Permission { get; init; }

    /// <summary>For how long a page is watched by scenarios that watch it; null for as long as they say.</summary>
    public TimeSpan? Watch { get; init; }

    /// <summary>Who looks on, and may pause scenarios; null for nobody.</summary>
    public ScenarioFollowing? Following { get; init; }

    /// <summary>A name for a run that no other has.</summary>
    public static string NewRun() => $"run-{Guid.CreateVersion7():N}";
}
