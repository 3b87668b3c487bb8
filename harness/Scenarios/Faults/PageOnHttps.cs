using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>
/// Serves the page over TLS and frames the widget by plain http under a name: a loopback address is never mixed content.
/// </summary>
public sealed record PageOnHttps : Fault
{
    internal override bool NeedsSimulator => true;

    internal override bool NeedsTrust => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        PageFront.Put(context, Uri.UriSchemeHttps, "localhost");
        context.Site.FrameOverHttp(context);
        return Task.CompletedTask;
    }
}
