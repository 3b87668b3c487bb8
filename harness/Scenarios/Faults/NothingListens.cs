using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Lets nothing listen at the widget's address.</summary>
public sealed record NothingListens : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.RefuseConnections(context);
        return Task.CompletedTask;
    }
}
