using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Lets the server take the interview's session token back.</summary>
public sealed record RevokeSession : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        await context.Simulator.RevokeAsync(await context.InterviewAsync(), cancellation);
}
