using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>
/// Closes the laptop's lid and opens it again: for page and server the time has passed, and a timer that fell due meanwhile fires once.
/// The clocks are moved; no machine sleeps.
/// </summary>
/// <param name="For">How long.</param>
public sealed record PutComputerToSleep(TimeSpan For) : Step
{
    internal override bool NeedsSimulator => true;

    internal override bool MovesPageClock => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        // The page first: a timer of the widget asks a server whose session still lives, and it is the person who finds it expired.
        await context.Page.Clock.FastForwardAsync((long)For.TotalMilliseconds);
        await context.Simulator.AdvanceClockAsync(For, cancellation);
    }
}
