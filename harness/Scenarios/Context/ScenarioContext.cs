using System.Security.Cryptography.X509Certificates;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Loopback;
using KojiWidgetHarness.Scenarios.Recorders;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>What a scenario's faults and steps work with.</summary>
public sealed class ScenarioContext : IAsyncDisposable
{
    private readonly List<object> belongings = [];

    private readonly List<Action<PageDraft>> pageChanges = [];

    internal ScenarioContext(
        HarnessTarget target,
        EmbedSite site,
        BrowserKind browser,
        PreparedPage prepared,
        SimulatorClient simulator,
        RunEvents events,
        string run,
        string session,
        EmbedSettings embed
    )
    {
        Target = target;
        Site = site;
        Browser = browser;
        Page = prepared.Page;
        Simulator = simulator;
        Events = events;
        Run = run;
        Session = session;
        Embed = embed;
        HostPage = site.Page;
        Requests = new RequestRecorder(Page);
        Errors = new ErrorRecorder(Page);
        Network = new NetworkRecorder(Page, [target.Simulator, site.Widget]);
        Frames = new FrameRecorder(Page);
        Refusals = prepared.Refusals;
        Halts = prepared.Halts;
    }

    /// <summary>Where host and simulator are.</summary>
    public HarnessTarget Target { get; }

    /// <summary>The host page, in a browser context of the scenario's own.</summary>
    public IPage Page { get; }

    /// <summary>Controls of the simulator.</summary>
    public SimulatorClient Simulator { get; }

    /// <summary>Gets the events of the run in the host's log.</summary>
    public RunEvents Events { get; }

    /// <summary>The invocation that this scenario belongs to.</summary>
    public string Run { get; }

    /// <summary>The page load that this scenario is.</summary>
    public string Session { get; }

    /// <summary>How the page embeds the widget; faults may change it before the page opens.</summary>
    public EmbedSettings Embed { get; set; }

    /// <summary>Address that the page is opened under; faults may put another server in front of its own.</summary>
    public Uri HostPage { get; set; }

    internal NetworkRecorder Network { get; }

    internal RequestRecorder Requests { get; }

    internal ErrorRecorder Errors { get; }

    internal FrameRecorder Frames { get; }

    internal RefusalRecorder Refusals { get; }

    internal HaltRecorder Halts { get; }

    /// <summary>Done once the request has failed that a fault takes the network from; where none does, at once.</summary>
    internal Task WidgetIsLost { get; set; } = Task.CompletedTask;

    internal TaskCompletionSource WidgetMayAnswer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal BrowserKind Browser { get; }

    internal EmbedSite Site { get; }

    internal IReadOnlyList<Action<PageDraft>> PageChanges => pageChanges;

    internal WidgetPage Widget => new(Frame);

    internal string FrameSelector => Site.FrameSelector(this);

    /// <summary>Where the iframe stands since a fault has changed how the page makes it; null where none has.</summary>
    internal FramePath? FramePath { get; set; }

    internal ILocator Frame => FramePath?.In(Page, FrameSelector) ?? Site.Frame(this);

    /// <summary>Gets what the addresses of the widget's own page begin with.</summary>
    internal string WidgetPage => Site.Widget.AbsoluteUri.TrimEnd('/') + "/";

    /// <summary>An address of one of the two pages, as the browser sees it.</summary>
    public Uri AddressOf(PagePart part) => part == PagePart.Widget ? Site.Widget : HostPage;

    /// <summary>Changes the page that embeds the widget, on its way to the browser.</summary>
    internal void ChangePage(Action<PageDraft> change) => pageChanges.Add(change);

    /// <summary>Id of the interview that the widget started.</summary>
    /// <exception cref="InvalidOperationException">It started none.</exception>
    public async Task<string> InterviewAsync()
    {
        await Network.CollectAsync();
        return Network.InterviewId
            ?? throw new InvalidOperationException("The widget has started no interview. Put a StartInterview before this step.");
    }

    /// <summary>Waits until the log holds a trusted event of this code for this session.</summary>
    public Task<EventEnvelope> AwaitAsync(EventCode code, CancellationToken cancellation) =>
        Events.FirstAsync(Session, item => item.Code == code && item.Trust.Level == TrustLevel.Trusted, cancellation);

    /// <summary>Takes over something that lives as long as the scenario.</summary>
    internal void Own(IDisposable belonging) => belongings.Add(belonging);

    /// <inheritdoc cref="Own(IDisposable)"/>
    internal void Own(IAsyncDisposable belonging) => belongings.Add(belonging);

    /// <summary>Starts a server that listens until the scenario ends.</summary>
    internal LoopbackServer StartServer(ServeConnection serve, Func<X509Certificate2>? certificate = null)
    {
        var server = new LoopbackServer(serve, certificate);
        Own(server);
        server.Open();
        return server;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // The latest first: a server may use what was made before it.
        foreach (var belonging in Enumerable.Reverse(belongings))
        {
            if (belonging is IAsyncDisposable waiting)
                await waiting.DisposeAsync();
            else if (belonging is IDisposable plain)
                plain.Dispose();
        }
    }
}

/// <summary>Which of the two pages a fault is about.</summary>
public enum PagePart
{
    /// <summary>The page that embeds.</summary>
    HostPage,

    /// <summary>The page that is embedded.</summary>
    Widget,
}
