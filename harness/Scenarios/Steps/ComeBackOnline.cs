using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Gives the browser its network back.</summary>
public sealed record ComeBackOnline : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Page.Context.SetOfflineAsync(false);
}
