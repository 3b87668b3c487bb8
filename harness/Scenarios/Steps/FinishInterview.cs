using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Ends the interview as a person would.</summary>
public sealed record FinishInterview : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Widget.Finish.ClickAsync();
}
