using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget keeps something in the browser's storage before it starts, which does no harm where it may.</summary>
public sealed record WidgetStores : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) => OnTheWay.PutBeforeAsync(
        context, new Uri(context.AddressOf(PagePart.Widget), SimulatorRoutes.Assets + "/widget.js").AbsoluteUri, "localStorage.setItem('visits', '1');\n");
}
