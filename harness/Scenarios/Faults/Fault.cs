using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>A disturbance that we inject before the page opens. Not to be confused with the cause that it reproduces.</summary>
public abstract record Fault
{
    /// <summary>Gets a value indicating whether only the simulator can inject it: Koji's own servers are not disturbed.</summary>
    internal virtual bool NeedsSimulator => false;

    /// <summary>Gets a value indicating whether the browser has to take certificates that nobody vouches for.</summary>
    internal virtual bool NeedsTrust => false;

    /// <summary>Injects it.</summary>
    public abstract Task ApplyAsync(ScenarioContext context, CancellationToken cancellation);
}
