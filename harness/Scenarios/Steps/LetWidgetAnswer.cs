using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Lets a widget's server answer that <see cref="Faults.AnswersLate"/> holds back.</summary>
public sealed record LetWidgetAnswer : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.WidgetMayAnswer.TrySetResult();
        return Task.CompletedTask;
    }
}
