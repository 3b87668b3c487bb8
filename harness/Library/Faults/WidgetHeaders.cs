using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>Sets response headers of the widget's page, on its way to the browser.</summary>
/// <param name="Headers">Their names, in lower case, and values.</param>
public sealed record WidgetHeaders(params IReadOnlyList<KeyValuePair<string, string>> Headers) : Fault
{
    /// <summary>Sets one.</summary>
    public WidgetHeaders(string name, string value)
        : this(KeyValuePair.Create(name, value))
    {
    }

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        OnTheWay.ChangeAsync(context.Page, new Uri(context.Target.Simulator, SimulatorRoutes.Widget), OnTheWay.WithHeaders(Headers));
}
