using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>
/// Takes the browser's network away. Before the scenario ends it has to come back (<see cref="ComeBackOnline"/>), or the bridge cannot
/// say goodbye.
/// </summary>
public sealed record GoOffline : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Page.Context.SetOfflineAsync(true);
}
