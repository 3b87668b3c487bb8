using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Loopback;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>
/// A page of somebody else's. The bridge is put into it before any script of its own and sends by the harness, so that no policy of the
/// page is in its way; what its iframe says is changed on the way to the browser.
/// </summary>
/// <param name="target">Where host and simulator are.</param>
/// <param name="embed">The widget's iframe, as the page has it.</param>
/// <param name="edge">What answers where Koji would; null for Koji itself.</param>
internal class TheirSite(HarnessTarget target, PageEmbed embed, KojiEdge? edge) : EmbedSite
{
    /// <summary>The widget's iframe, as the page has it.</summary>
    protected PageEmbed Embed { get; set; } = embed;

    /// <inheritdoc/>
    public override Uri Page => Embed.Page;

    /// <inheritdoc/>
    public override Uri Widget => Embed.Address.Base;

    /// <inheritdoc/>
    public override Uri? Src => Embed.Src;

    /// <inheritdoc/>
    public override IReadOnlyList<SiteCredentials> Credentials => Embed.Credentials;

    // As it is written: an address may leave its scheme to the page, and have user and password in it.
    /// <inheritdoc/>
    public override string FrameSelector(ScenarioContext context)
    {
        var start = (context.Embed.Widget ?? Widget).AbsoluteUri.TrimEnd('/') + "/";
        var bare = start[start.IndexOf('/', StringComparison.Ordinal)..];
        return $"iframe[src^=\"{start}\"], iframe[src^=\"{bare}\"], iframe[src*=\"@{bare.TrimStart('/')}\"]";
    }

    /// <inheritdoc/>
    public override ILocator Frame(ScenarioContext context) => Embed.Path.In(context.Page, FrameSelector(context));

    /// <inheritdoc/>
    public override bool IsPage(ScenarioContext context, Uri address) =>
        address.WithoutCredentials().GetLeftPart(UriPartial.Query) == context.HostPage.GetLeftPart(UriPartial.Query);

    /// <inheritdoc/>
    public override Uri ServerOf(ScenarioContext context, Uri address) =>
        IsPage(context, address) ? Page
        : edge is not null && address.Origin() == Widget.Origin() ? new Uri(target.Simulator, address.PathAndQuery)
        : address;

    /// <inheritdoc/>
    public override async Task OpenAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var widgets = new[] { Widget, context.Embed.Widget ?? Widget }.Select(address => address.Origin());
        await BridgeInjection.PutIntoAsync(context, [.. widgets.Distinct()], cancellation);
        await ChangeEmbedAsync(context);
        await OnTheWay.ServePageAsync(context);
        await context.Page.GotoAsync(context.HostPage.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        if (Embed.Click is { } click)
            await context.Page.ClickAsync(click);
    }

    /// <inheritdoc/>
    public override void ReplaceServer(ScenarioContext context, ServeConnection serve) => context.Own(Edge.ReplaceServer(serve));

    /// <inheritdoc/>
    public override void ShowUntrustedCertificate(ScenarioContext context) => context.Own(Edge.ShowUntrusted());

    /// <inheritdoc/>
    public override void RefuseConnections(ScenarioContext context) => context.Own(Edge.Refuse());

    // The browser has the name from its command line; so the request is ended as if it had not.
    /// <inheritdoc/>
    public override Task ForgetNameAsync(ScenarioContext context) =>
        context.Page.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal),
            route => route.AbortAsync(RequestAbortErrorCode.NameNotResolved)
        );

    /// <inheritdoc/>
    public override void AllowFrames(ScenarioContext context, string origin) =>
        context.ChangePage(page =>
        {
            if (page.Headers.TryGetValue("content-security-policy", out var policies))
                page.Headers["content-security-policy"] = FramePolicy.Allow(policies, origin);
        });

    /// <inheritdoc/>
    protected override void FrameByName(ScenarioContext context, Uri server)
    {
        AllowFrames(context, server.Origin());
        // Of another port than the schemes' own, the one does not stand for the other.
        AllowFrames(context, server.OnHttps().Origin());
        context.Embed = context.Embed with { Widget = new Uri(server, SimulatorRoutes.Widget) };
    }

    private KojiEdge Edge =>
        edge ?? throw new InvalidOperationException("Koji's own server cannot be disturbed. Leave --live out for this scenario.");

    private async Task ChangeEmbedAsync(ScenarioContext context)
    {
        var changes = Changes(context.Embed);
        if (changes.Count == 0)
            return;

        var prefix =
            $"{Embed.Address.Base.AbsoluteUri.TrimEnd('/')}/{Embed.Src.AbsolutePath[(Embed.Src.AbsolutePath.LastIndexOf('/') + 1)..]}";
        context.ChangePage(page =>
            page.Body = EmbedMarkup.Rewrite(
                page.Body,
                src =>
                    Uri.TryCreate(Page, src, out var address)
                    && address.WithoutCredentials().AbsoluteUri.StartsWith(prefix, StringComparison.Ordinal),
                changes
            )
        );
        await context.Page.AddInitScriptAsync(EmbedScript.Write(prefix, changes));
    }

    private Dictionary<string, string?> Changes(EmbedSettings settings)
    {
        var changes = new Dictionary<string, string?>();
        var defaults = new EmbedSettings();
        if (Embed.Change(settings) is var src && src != Embed.Src)
            changes["src"] = src.AbsoluteUri;
        if (settings.Allow != defaults.Allow)
            changes["allow"] = settings.Allow;
        if (settings.Sandbox is not null)
            changes["sandbox"] = settings.Sandbox;
        if (settings.Csp is not null)
            changes["csp"] = settings.Csp;
        if (settings.Lazy)
            changes["loading"] = "lazy";
        return changes;
    }
}

/// <summary>Content Security Policies (W3C CSP3), as far as they decide about frames.</summary>
internal static class FramePolicy
{
    // Each falls back on the next (CSP3, 6.8.3).
    private static readonly string[] Directives = ["frame-src", "child-src", "default-src"];

    /// <summary>Gets the policies with one more source from which frames may come.</summary>
    public static string Allow(string policies, string source) =>
        string.Join(", ", policies.Split(',').Select(policy => AllowIn(policy.Trim(), source)));

    private static string AllowIn(string policy, string source)
    {
        var directives = policy.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var name in Directives)
        {
            var found = directives.FindIndex(directive => Name(directive).Equals(name, StringComparison.OrdinalIgnoreCase));
            if (found < 0)
                continue;
            var sources = directives[found][name.Length..].Replace("'none'", "", StringComparison.OrdinalIgnoreCase).Trim();
            var allowing = string.Join(' ', ["frame-src", .. sources.Length > 0 ? [sources] : Array.Empty<string>(), source]);
            if (name == "frame-src")
                directives[found] = allowing;
            else
                directives.Add(allowing);
            break;
        }

        return string.Join("; ", directives);
    }

    private static string Name(string directive) => directive.Split(' ', 2)[0];
}
