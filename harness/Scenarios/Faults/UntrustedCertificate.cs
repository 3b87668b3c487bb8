using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's server shows a certificate that it signed itself.</summary>
public sealed record UntrustedCertificate : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.ShowUntrustedCertificate(context);
        return Task.CompletedTask;
    }
}
