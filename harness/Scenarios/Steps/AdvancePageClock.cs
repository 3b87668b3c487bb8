using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Moves the clock of the host page and its frames forward; timers that fall due fire once.</summary>
/// <param name="By">How far.</param>
public sealed record AdvancePageClock(TimeSpan By) : Step
{
    internal override bool MovesPageClock => true;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Page.Clock.FastForwardAsync((long)By.TotalMilliseconds);
}
