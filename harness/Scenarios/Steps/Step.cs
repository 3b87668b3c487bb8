using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>One thing that is done once the page is open.</summary>
public abstract record Step
{
    /// <summary>Gets a value indicating whether it knows only the simulator's widget, or steers the simulator.</summary>
    internal virtual bool NeedsSimulator => false;

    /// <summary>Gets a value indicating whether it moves the page's clock, which has to be taken over before the page loads.</summary>
    internal virtual bool MovesPageClock => false;

    /// <summary>Does it.</summary>
    public abstract Task DoAsync(ScenarioContext context, CancellationToken cancellation);
}
