using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>A disturbance that we inject before the page opens. Not to be confused with the cause that it brings about.</summary>
public abstract record Fault
{
    /// <summary>Brings it about.</summary>
    public abstract Task ApplyAsync(ScenarioContext context, CancellationToken cancellation);
}
