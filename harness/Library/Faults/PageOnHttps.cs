using KojiWidgetHarness.Harness.Faults.Servers;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>
/// Serves the page over TLS and frames the widget by plain http under a name: a loopback address never counts as mixed content.
/// </summary>
public sealed record PageOnHttps : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        PageFront.Put(context, Uri.UriSchemeHttps, "localhost");
        var trusting = await context.Page.Context.NewCDPSessionAsync(context.Page);
        await trusting.SendAsync("Security.setIgnoreCertificateErrors", new() { ["ignore"] = true });
        context.Site.FrameOverHttp(context);
    }
}
