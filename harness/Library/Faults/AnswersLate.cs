using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>
/// Holds every request for the widget's page on its way until the step <see cref="Steps.LetWidgetAnswer"/>. On its way and not in a
/// server of ours: what comes late has to be the widget, on an origin that the host counts as the widget's.
/// </summary>
public sealed record AnswersLate : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var widget = new Uri(context.Target.Simulator, SimulatorRoutes.Widget).AbsoluteUri;
        return context.Page.RouteAsync(url => url.StartsWith(widget, StringComparison.Ordinal), async route =>
        {
            await context.WidgetMayAnswer.Task.WaitAsync(cancellation);
            await route.ContinueAsync();
        });
    }
}
