using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The host name in the iframe's src does not resolve.</summary>
public sealed record WidgetNameUnknown : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) => context.Site.ForgetNameAsync(context);
}
