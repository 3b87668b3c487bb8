using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Moves the simulator's clock forward, and with it the age of every session.</summary>
/// <param name="By">How far.</param>
public sealed record AdvanceServerClock(TimeSpan By) : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Simulator.AdvanceClockAsync(By, cancellation);
}
