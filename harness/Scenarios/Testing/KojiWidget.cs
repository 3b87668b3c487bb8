using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Probes;
using KojiWidgetHarness.Scenarios.Sites;
using KojiWidgetHarness.Scenarios.Steps;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Testing;

/// <summary>
/// The widget of a page that a test drives. The bridge is in the page from its first document on, and where the page looks for Koji it gets
/// the simulator.
/// </summary>
public sealed class KojiWidget : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly List<Fault> faults = [];
    private readonly ScenarioContext context;
    private readonly PageInTest site;
    private readonly SimulatorClient simulator;

    private KojiWidget(ScenarioContext context, PageInTest site, SimulatorClient simulator)
    {
        this.context = context;
        this.site = site;
        this.simulator = simulator;
    }

    /// <summary>The page that embeds it.</summary>
    public IPage Page => context.Page;

    /// <summary>Gets what is in its iframe.</summary>
    public IFrameLocator Frame => context.Frame.First.ContentFrame;

    /// <summary>The session that its events are kept under.</summary>
    public string Session => context.Session;

    /// <summary>Gets what the log holds of it by now, in the order of the log.</summary>
    public IReadOnlyList<EventEnvelope> Events => context.Events.Of(context.Session);

    /// <summary>Takes a page over that has not been opened yet.</summary>
    /// <param name="target">Where host and simulator are.</param>
    /// <param name="edge">What answers where Koji would; the page's browser has to know its network.</param>
    /// <param name="addresses">Where a widget may be found.</param>
    /// <param name="page">The page; it stays the caller's.</param>
    /// <param name="events">What the host's log holds of the run; it stays the caller's.</param>
    /// <param name="run">The run.</param>
    /// <param name="session">A name that no other page of the run has.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<KojiWidget> TakeOverAsync(
        HarnessTarget target,
        KojiEdge edge,
        IReadOnlyList<KojiAddress> addresses,
        IPage page,
        RunEvents events,
        string run,
        string session,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(addresses);
        var site = new PageInTest(target, edge, addresses);
        var simulator = new SimulatorClient(target);
        var context = new ScenarioContext(
            target,
            site,
            BrowserKind.Chromium,
            new PreparedPage(page, BrowserKind.Chromium),
            simulator,
            events,
            run,
            session,
            new EmbedSettings()
        );
        await BridgeInjection.PutIntoAsync(context, [.. addresses.Select(address => address.Base.Origin()).Distinct()], cancellation);
        await context.Refusals.StartAsync();
        await context.Halts.StartAsync();
        return new KojiWidget(context, site, simulator);
    }

    /// <summary>Injects a fault when the page is opened by <see cref="OpenAsync"/>.</summary>
    public KojiWidget With(Fault fault)
    {
        faults.Add(fault);
        return this;
    }

    /// <summary>Opens the page, disturbed as was said before. User and password in the address open what asks for them.</summary>
    /// <exception cref="PlaywrightException">The page does not open. The message has neither of both in it.</exception>
    public async Task OpenAsync(string address)
    {
        var page = WebAddress.TryParse(address, out var read) ? read : new Uri(address);
        site.Expect(page);
        context.HostPage = page.Uri;
        foreach (var fault in faults)
            await fault.ApplyAsync(context, CancellationToken.None);
        faults.Clear();
        await OnTheWay.ServePageAsync(context);
        // What a fault puts in front of the page passes its user and password on.
        var opened = context.HostPage == page.Uri ? page.Credentials?.Written ?? page.Uri : context.HostPage;
        await Page.OpenAsync(opened, WaitUntilState.DOMContentLoaded);
    }

    /// <summary>
    /// Does what a person, or time, does once the page is open: <c>new StartInterview()</c>, <c>new RevokeMicrophone()</c> … Done when that
    /// is done, or when the widget reports an error, which may keep it from ever being done.
    /// </summary>
    /// <exception cref="TimeoutException">Neither came in 10 s.</exception>
    public async Task DoAsync(Step step)
    {
        ArgumentNullException.ThrowIfNull(step);
        using var deadline = new CancellationTokenSource(Patience);
        await LookAsync();
        var before = Events.Select(item => item.Position).LastOrDefault();
        var doing = step.DoAsync(context, deadline.Token);
        var failing = FirstAsync(
            item => item is { Severity: Severity.Error, Trust.Level: TrustLevel.Trusted } && item.Position > before,
            deadline.Token
        );
        try
        {
            await await Task.WhenAny(doing, failing);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"{step.GetType().Name} was not done after {TimeText.Write(Patience)}.");
        }
        finally
        {
            await deadline.CancelAsync();
            await Task.WhenAll(doing, failing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Why a failure happened, by everything that page, browser, responses and simulator tell.</summary>
    public async Task<IReadOnlyList<Diagnosis>> DiagnoseAsync(EventEnvelope failure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(failure);
        await LookAsync();
        return Diagnostician.Diagnose(failure.Code, await EvidenceCollector.CollectAsync(context, failure, cancellation), failure.Frame);
    }

    /// <summary>The first event that fits; waits for it.</summary>
    /// <exception cref="OperationCanceledException">It did not come before the token was cancelled.</exception>
    public Task<EventEnvelope> FirstAsync(Func<EventEnvelope, bool> fits, CancellationToken cancellation) =>
        context.Events.FirstAsync(context.Session, fits, cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        simulator.Dispose();
    }

    // A test may have opened the page by itself, or have gone on to another.
    private async Task LookAsync()
    {
        await site.LookAsync(Page);
        context.HostPage = site.Page;
    }
}

/// <summary>A page that a test opens itself: what it embeds is known only once it is open.</summary>
internal sealed class PageInTest(HarnessTarget target, KojiEdge edge, IReadOnlyList<KojiAddress> addresses)
    : TheirSite(target, Assumed(addresses), edge)
{
    private const string Sources = "() => [...document.querySelectorAll('iframe')].map(frame => frame.src)";

    /// <summary>Says which page it will be.</summary>
    public void Expect(WebAddress page) =>
        Embed = Embed with { Page = page.Uri, Credentials = page.Credentials is { } credentials ? [credentials] : [] };

    /// <summary>Looks at what the page is by now, and where it has its widget.</summary>
    public async Task LookAsync(IPage page)
    {
        if (!Uri.TryCreate(page.Url, UriKind.Absolute, out var address))
            return;
        address = address.WithoutCredentials();
        Embed = Embed with { Page = address };
        foreach (var text in await page.EvaluateAsync<string[]>(Sources))
        {
            if (Uri.TryCreate(text, UriKind.Absolute, out var src) && addresses.FirstOrDefault(item => item.Matches(src)) is { } found)
            {
                Embed = new PageEmbed(address, found, src.WithoutCredentials(), null) { Credentials = Embed.Credentials };
                return;
            }
        }
    }

    private static PageEmbed Assumed(IReadOnlyList<KojiAddress> addresses) =>
        new(
            new Uri("about:blank"),
            addresses[0],
            new Uri(addresses[0].ToString().Replace(KojiAddress.Placeholder, "", StringComparison.Ordinal)),
            null
        );
}
