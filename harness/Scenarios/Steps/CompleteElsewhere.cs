using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Completes the interview by the API, with a key, as a site's own server may do while the widget is open.</summary>
public sealed record CompleteElsewhere : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        await context.Simulator.CompleteAsync(await context.InterviewAsync(), cancellation);
}
