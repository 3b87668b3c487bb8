using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Addresses;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// The browsers of a run: one process for all scenarios that need the same of its launch, started when the first one does.
/// </summary>
/// <param name="headed">Whether their windows show.</param>
/// <param name="progress">Receives the progress of an installation.</param>
/// <param name="network">What names mean to them; nothing but this machine by default.</param>
/// <param name="kind">Which kind they are; Chromium by default.</param>
public sealed class HarnessBrowsers(bool headed, TextWriter progress, BrowserNetwork? network = null, BrowserKind? kind = null)
    : IAsyncDisposable
{
    // Within what a scenario waits for its browser, twice.
    private static readonly TimeSpan TabsPatience = TimeSpan.FromSeconds(40);

    private readonly SemaphoreSlim launching = new(1, 1);
    private readonly Dictionary<BrowserNeeds, HarnessBrowser> running = [];
    private readonly ConcurrentQueue<Task> ending = new();
    private readonly Once noSandbox = new();
    private readonly BrowserNetwork names = network ?? BrowserNetwork.ThisMachine;

    // Known once one was launched.
    private bool? hasShell;

    /// <summary>Gets their kind.</summary>
    public BrowserKind Kind { get; } = kind ?? BrowserKind.Chromium;

    /// <summary>Gets a value indicating whether each context gets a process of its own, as a measure for what sharing saves.</summary>
    public bool OneForEach { get; init; }

    /// <summary>Path of the program that is launched; null for the one that is found.</summary>
    public string? Program { get; init; }

    /// <summary>
    /// Whether what has all it needs there runs in Chromium's headless shell, where one of the browser's own build is on the machine. It
    /// needs a fifth of the processor's time to open a page. Not for pages of others: what they use of a browser nobody knows.
    /// </summary>
    public bool UsesHeadlessShell { get; init; }

    /// <summary>The visitor whose browsers they are like.</summary>
    public Visitor Visitor { get; init; } = new();

    /// <summary>Whether Chromium keeps pages in its sandbox.</summary>
    public SandboxUse Sandbox { get; init; }

    /// <summary>Those that outlast it, from which it takes what others launched alike; null where it launches its own.</summary>
    internal KeptBrowsers? Kept { get; init; } = KeptBrowsers.OfThisProgram;

    /// <summary>Called once when it does not; by default it is a line of progress.</summary>
    public Action<string>? OnNoSandbox { get; init; }

    /// <summary>How many processes were started that scenarios share.</summary>
    public int Launched => running.Count;

    /// <summary>A fresh browser context of a browser with this profile. The caller disposes the context.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public Task<IBrowserContext> NewContextAsync(BrowserProfile profile, CancellationToken cancellation) =>
        NewContextAsync(profile, [], cancellation);

    /// <summary>Opens a browser context for pages that ask for no microphone, in what opens them in the least time.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public Task<IBrowserContext> NewSilentContextAsync(CancellationToken cancellation) =>
        NewContextAsync(new BrowserNeeds { HeadlessShell = true }, [], cancellation);

    /// <summary>Opens a browser context with users and passwords, of which each origin that asks gets its own only.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public Task<IBrowserContext> NewContextAsync(
        BrowserProfile profile,
        IReadOnlyList<SiteCredentials> credentials,
        CancellationToken cancellation
    ) => NewContextAsync(new BrowserNeeds { Profile = profile }, credentials, cancellation);

    /// <summary>A fresh browser context of a browser that has what is needed. The caller disposes the context.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    internal async Task<IBrowserContext> NewContextAsync(
        BrowserNeeds needs,
        IReadOnlyList<SiteCredentials> credentials,
        CancellationToken cancellation
    )
    {
        if (OneForEach && needs.Profile != BrowserProfile.Tabs)
        {
            var fresh = await LaunchAsync(OfLaunch(needs), cancellation);
            var alone = await NewContextAsync(fresh, needs, credentials);
            alone.Close += (_, _) => ending.Enqueue(fresh.DisposeAsync().AsTask());
            return alone;
        }

        var shared = await GetAsync(needs, cancellation);
        if (needs.Profile != BrowserProfile.Tabs || !Kind.FreezesTabs)
            return await NewContextAsync(shared, needs, credentials);

        return await NewTabsAsync(shared, credentials, mayTryAgain: true, cancellation);
    }

    // On a busy machine one was once not there after two minutes, for a reason that is not known: another one is tried.
    private async Task<IBrowserContext> NewTabsAsync(
        HarnessBrowser shared,
        IReadOnlyList<SiteCredentials> credentials,
        bool mayTryAgain,
        CancellationToken cancellation
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(mayTryAgain ? TabsPatience : Timeout.InfiniteTimeSpan);
        TabbedBrowser? own = null;
        try
        {
            own = await TabbedBrowser.LaunchAsync(shared, names, headed, patience.Token);
            using (patience.Token.Register(own.Kill))
            {
                foreach (var item in credentials)
                    await SignInAsync(own.Context, item);
                // From here on nothing ends it but its owner. It may have been ended already.
                patience.CancelAfter(Timeout.InfiniteTimeSpan);
                patience.Token.ThrowIfCancellationRequested();
            }
        }
        catch (Exception) when (mayTryAgain && patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            if (own is not null)
                await own.DisposeAsync();
            return await NewTabsAsync(shared, credentials, mayTryAgain: false, cancellation);
        }

        // A frozen tab answers nothing, not even that it closes.
        var impatient = cancellation.Register(own.Kill);
        // The context is all that the browser is there for.
        own.Context.Close += (_, _) =>
        {
            impatient.Dispose();
            ending.Enqueue(own.DisposeAsync().AsTask());
        };
        return own.Context;
    }

    /// <summary>
    /// Gets what of these needs a browser context is made for; scenarios that differ in the rest could take each other's.
    /// </summary>
    internal BrowserNeeds OfContext(BrowserNeeds needs) =>
        OfLaunch(needs) with
        {
            TrustsAnyone = needs.TrustsAnyone,
            ServiceWorkers = needs.ServiceWorkers,
            MovesClock = needs.MovesClock,
        };

    /// <summary>Determines whether what needs this runs in Chromium's headless shell. Known once a browser was launched.</summary>
    internal bool RunsInHeadlessShell(BrowserNeeds needs) => hasShell == true && OfLaunch(needs).HeadlessShell;

    /// <summary>
    /// Whether a page may be opened while another one is in use: not where a person would see its window, where each has a process of its
    /// own, or where a page hears that another one came in front of it.
    /// </summary>
    internal bool CanPrepare(BrowserNeeds needs) =>
        !headed && !OneForEach && Kind.KeepsPagesInFront && needs.Profile != BrowserProfile.Tabs;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(ending);
        foreach (var browser in running.Values.Where(_ => Keeper is null))
            await browser.DisposeAsync();
        launching.Dispose();
    }

    /// <summary>The browser with this profile, launched if need be; for one with tabs, that beside which it is launched.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    public Task<HarnessBrowser> GetAsync(BrowserProfile profile, CancellationToken cancellation) =>
        GetAsync(new BrowserNeeds { Profile = profile }, cancellation);

    // A network of a run's own, a program of a person's choice and windows that somebody watches are nobody else's.
    private KeptBrowsers? Keeper =>
        headed || OneForEach || Program is not null || !(names == BrowserNetwork.ThisMachine || names == BrowserNetwork.Everywhere)
            ? null
            : Kept;

    private BrowserNeeds OfLaunch(BrowserNeeds needs) =>
        Kind.OfLaunch(
            needs with
            {
                HeadlessShell = needs.HeadlessShell && UsesHeadlessShell && hasShell != false && !headed && Program is null,
            }
        );

    private async Task<HarnessBrowser> LaunchAsync(BrowserNeeds needs, CancellationToken cancellation)
    {
        var own = needs with { ThirdPartyStorage = Visitor.ThirdPartyStorage };
        Task<HarnessBrowser> StartAsync() => HarnessBrowser.LaunchAsync(Kind, own, names, headed, Sandbox, Program, progress, cancellation);
        var browser = Keeper is { } keeper
            ? await keeper.GetAsync((Kind, own, names, Sandbox), StartAsync, cancellation)
            : await StartAsync();
        hasShell = browser.HeadlessShell is not null;
        if (!browser.IsSandboxed && noSandbox.Take())
            (OnNoSandbox ?? progress.WriteLine)(Scenarios.Browser.Sandbox.Notice(Sandbox));
        return browser;
    }

    private Task<IBrowserContext> NewContextAsync(HarnessBrowser browser, BrowserNeeds needs, IReadOnlyList<SiteCredentials> credentials) =>
        browser.Browser.NewContextAsync(
            new()
            {
                ServiceWorkers = needs.ServiceWorkers && Visitor.ServiceWorkers ? ServiceWorkerPolicy.Allow : ServiceWorkerPolicy.Block,
                IgnoreHTTPSErrors = needs.TrustsAnyone,
                HttpCredentialsList = AsSettings(credentials),
            }
        );

    /// <summary>Users and passwords as a browser context takes them; null for none.</summary>
    internal static IEnumerable<HttpCredentials>? AsSettings(IReadOnlyList<SiteCredentials> credentials) =>
        credentials.Count == 0
            ? null
            :
            [
                .. credentials.Select(item => new HttpCredentials
                {
                    Username = item.User,
                    Password = item.Password,
                    Origin = item.Origin,
                }),
            ];

    // A browser's own context takes none as a setting. It remembers what an address had that was opened once.
    private static async Task SignInAsync(IBrowserContext context, SiteCredentials credentials)
    {
        var tab = await context.NewPageAsync();
        await tab.OpenAsync(credentials.Written, WaitUntilState.Commit);
        await tab.CloseAsync();
    }

    /// <summary>Gets a browser by all that is needed of it.</summary>
    /// <exception cref="BrowserNotFoundException">There is no browser, and none could be installed.</exception>
    internal async Task<HarnessBrowser> GetAsync(BrowserNeeds needs, CancellationToken cancellation)
    {
        var own = needs with { Profile = needs.Profile == BrowserProfile.Tabs ? BrowserProfile.Microphone : needs.Profile };
        await launching.WaitAsync(cancellation);
        try
        {
            var shared = OfLaunch(own);
            // One that crashed is replaced: it must not take the scenarios after it along.
            if (running.TryGetValue(shared, out var browser) && browser.Browser.IsConnected)
                return browser;
            if (browser is not null && Keeper is null)
                await browser.DisposeAsync();
            var launched = await LaunchAsync(shared, cancellation);
            // Only now it is known whether there is a headless shell; where there is none, this one is for both.
            return running[OfLaunch(own)] = launched;
        }
        finally
        {
            launching.Release();
        }
    }
}

/// <summary>What is to be done one time only, by the first caller. Safe for concurrent use.</summary>
public sealed class Once
{
    private int taken;

    /// <summary>Determines whether it is still to be done; the next caller gets <c>false</c>.</summary>
    public bool Take() => Interlocked.Exchange(ref taken, 1) == 0;
}
