using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Loopback;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>The host's own page, which embeds whatever its query says.</summary>
internal sealed class OwnSite(HarnessTarget target) : EmbedSite
{
    /// <inheritdoc/>
    public override Uri Page => target.Host;

    /// <inheritdoc/>
    public override Uri Widget => new(target.Simulator, SimulatorRoutes.Widget);

    /// <inheritdoc/>
    public override string FrameSelector(ScenarioContext context) => "iframe#widget";

    /// <inheritdoc/>
    public override bool IsPage(ScenarioContext context, Uri address) =>
        SameOrigin(address, context.HostPage) && address.AbsolutePath == ProtocolRoutes.EmbedPage;

    /// <inheritdoc/>
    public override Uri ServerOf(ScenarioContext context, Uri address) =>
        SameOrigin(address, context.HostPage) ? new Uri(target.Host, address.PathAndQuery) : address;

    /// <inheritdoc/>
    public override async Task OpenAsync(ScenarioContext context, CancellationToken cancellation)
    {
        // What the host's page cannot be asked for by its address.
        var changes = new Dictionary<string, string?>();
        if (context.Embed.Csp is not null)
            changes["csp"] = context.Embed.Csp;
        if (context.Embed.Lazy)
            changes["loading"] = "lazy";
        if (changes.Count > 0)
            context.ChangePage(page => page.Body = EmbedMarkup.Rewrite(page.Body, _ => true, changes));
        // In so many words, for the host may have another simulator for its visitors.
        context.Embed = context.Embed with { Widget = context.Embed.Widget ?? Widget };
        await OnTheWay.ServePageAsync(context);
        await context.Page.GotoAsync(
            context.Embed.PageAddress(context.HostPage, context.Run, context.Session).AbsoluteUri,
            new() { WaitUntil = WaitUntilState.DOMContentLoaded }
        );
    }

    /// <inheritdoc/>
    public override void ReplaceServer(ScenarioContext context, ServeConnection serve) =>
        Frame(context, Uri.UriSchemeHttp, context.StartServer(serve).Port);

    /// <inheritdoc/>
    public override void ShowUntrustedCertificate(ScenarioContext context)
    {
        var certificate = SelfSigned.Create("localhost");
        context.Own(certificate);
        Frame(context, Uri.UriSchemeHttps, context.StartServer(HttpText.DrainAsync, () => certificate).Port);
    }

    /// <inheritdoc/>
    public override void RefuseConnections(ScenarioContext context)
    {
        var closed = new ClosedPort();
        context.Own(closed);
        Frame(context, Uri.UriSchemeHttp, closed.Number);
    }

    // The browsers of these scenarios resolve no name but those of this machine.
    /// <inheritdoc/>
    public override Task ForgetNameAsync(ScenarioContext context)
    {
        context.Embed = context.Embed with { Widget = new Uri("https://app.getkoji.com/embed") };
        return Task.CompletedTask;
    }

    // The host embeds nothing that its settings do not name.
    /// <inheritdoc/>
    protected override void FrameByName(ScenarioContext context, Uri server) =>
        context.ChangePage(page => page.Body = page.Body.Replace(target.Simulator.Origin(), server.Origin(), StringComparison.Ordinal));

    private static void Frame(ScenarioContext context, string scheme, int port) =>
        context.Embed = context.Embed with { Widget = new Uri($"{scheme}://127.0.0.1:{port}/embed") };

    private static bool SameOrigin(Uri one, Uri other) =>
        Uri.Compare(one, other, UriComponents.SchemeAndServer, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;
}
