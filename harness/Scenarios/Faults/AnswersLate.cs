using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>
/// Holds every request for the widget's page on its way until the step <see cref="Steps.LetWidgetAnswer"/>. On its way and not in a
/// server of ours: what comes late has to be the widget, on an origin that the host counts as the widget's.
/// </summary>
public sealed record AnswersLate : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        return context.Page.RouteAsync(url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal), async route =>
        {
            await context.WidgetMayAnswer.Task.WaitAsync(cancellation);
            await route.ContinueAsync();
        });
    }
}
