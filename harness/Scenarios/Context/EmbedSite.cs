using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Loopback;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>Whose page embeds the widget, and how that page and what answers at the widget's address come under our control.</summary>
internal abstract class EmbedSite
{
    private const string Name = "widget.test";

    /// <summary>The page's address, unless a fault puts another server in front of it.</summary>
    public abstract Uri Page { get; }

    /// <summary>Address below which the widget is found, without a slash at its end.</summary>
    public abstract Uri Widget { get; }

    /// <summary>The widget's address as the page has it; null where the scenario's settings say it.</summary>
    public virtual Uri? Src => null;

    /// <summary>Users and passwords that the page and its widget ask for.</summary>
    public virtual IReadOnlyList<SiteCredentials> Credentials => [];

    /// <summary>Finds the widget's iframe in a document that has it.</summary>
    public abstract string FrameSelector(ScenarioContext context);

    /// <summary>Finds the widget's iframe, wherever in the page it stands.</summary>
    public virtual ILocator Frame(ScenarioContext context) => context.Page.Locator(FrameSelector(context));

    /// <summary>Determines whether a request is for the page itself.</summary>
    public abstract bool IsPage(ScenarioContext context, Uri address);

    /// <summary>The server that really answers for an address, where it is another than the address says.</summary>
    public abstract Uri ServerOf(ScenarioContext context, Uri address);

    /// <summary>Opens the page, as the scenario's embed settings want it.</summary>
    public abstract Task OpenAsync(ScenarioContext context, CancellationToken cancellation);

    /// <summary>
    /// Makes the bridge send what it still holds and say goodbye. The page is not left: that is a navigation more, and on a page of
    /// somebody else's takes along the harness's ear.
    /// </summary>
    public static Task LeaveAsync(ScenarioContext context) => context.Page.EvaluateAsync("() => void KojiBridge.start().stop()");

    /// <summary>Lets something else answer at the widget's address until the scenario ends.</summary>
    public abstract void ReplaceServer(ScenarioContext context, ServeConnection serve);

    /// <summary>Lets the widget's server show a certificate that nobody trusts.</summary>
    public abstract void ShowUntrustedCertificate(ScenarioContext context);

    /// <summary>Lets nothing listen at the widget's address.</summary>
    public abstract void RefuseConnections(ScenarioContext context);

    /// <summary>Lets the widget's name not resolve.</summary>
    public abstract Task ForgetNameAsync(ScenarioContext context);

    /// <summary>Lets the page frame what its own policy could not foresee, where a scenario is about something else.</summary>
    public virtual void AllowFrames(ScenarioContext context, string origin) { }

    /// <summary>Lets the iframe's src begin with http: and a name that is not this machine's.</summary>
    public void FrameOverHttp(ScenarioContext context) =>
        FrameByName(context, new UriBuilder(context.Target.Simulator) { Host = Name }.Uri);

    /// <summary>Frames a widget by plain http that answers in TLS alone: only a browser that makes https of the src gets it.</summary>
    public void FrameUpgraded(ScenarioContext context)
    {
        var certificate = SelfSigned.Create(Name);
        context.Own(certificate);
        var simulator = context.Target.Simulator;
        var named = simulator;
        var server = context.StartServer(
            (connection, ending) => Relay.RunAsync(connection.Stream, named.OnHttps(), simulator, credentials: null, ending),
            () => certificate
        );
        named = new UriBuilder(Uri.UriSchemeHttp, Name, server.Port).Uri;
        FrameByName(context, named);
    }

    /// <summary>Lets the iframe's src lead to the widget at this address of a server.</summary>
    protected abstract void FrameByName(ScenarioContext context, Uri server);
}

/// <summary>How a page embeds the widget. Of somebody else's page, what stands at its default here is left as the page has it.</summary>
public sealed record EmbedSettings
{
    /// <summary>The project id in the src.</summary>
    public string Project { get; init; } = SimulatorProjects.Active;

    /// <summary><c>text</c> or <c>voice</c>; null leaves it to the page, or to the project.</summary>
    public string? Mode { get; init; } = "text";

    /// <summary>The iframe's <c>allow</c>; null for no attribute.</summary>
    public string? Allow { get; init; } = "microphone";

    /// <summary>The iframe's <c>sandbox</c>; null for no attribute.</summary>
    public string? Sandbox { get; init; }

    /// <summary>Gets the iframe's <c>csp</c>; null for no attribute.</summary>
    public string? Csp { get; init; }

    /// <summary>Gets a value indicating whether the iframe has <c>loading="lazy"</c>.</summary>
    public bool Lazy { get; init; }

    /// <summary>Address below which the widget is found; null for the host's setting.</summary>
    public Uri? Widget { get; init; }

    /// <summary>The host page that embeds it so, as a session of a run.</summary>
    public Uri PageAddress(Uri host, string run, string session)
    {
        (string Name, string? Value)[] query =
        [
            ("run", run),
            ("session", session),
            ("project", Project),
            ("mode", Mode),
            ("allow", Allow ?? ""),
            ("sandbox", Sandbox),
            ("widget", Widget?.AbsoluteUri),
        ];
        var pairs = query.Where(pair => pair.Value is not null).Select(pair => $"{pair.Name}={Uri.EscapeDataString(pair.Value!)}");
        return new Uri(host, $"{ProtocolRoutes.EmbedPage}?{string.Join('&', pairs)}");
    }
}
