using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The page says <c>upgrade-insecure-requests</c>, and frames the widget by an address on http.</summary>
/// <param name="Server">What the widget's server speaks there.</param>
public sealed record PageUpgrades(ServerSpeech Server) : Fault
{
    internal override bool NeedsSimulator => true;

    internal override bool NeedsTrust => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.ChangePage(page => page.Add("content-security-policy", "upgrade-insecure-requests"));
        if (Server == ServerSpeech.Https)
            context.Site.FrameUpgraded(context);
        else
            context.Site.FrameOverHttp(context);
        return Task.CompletedTask;
    }
}
