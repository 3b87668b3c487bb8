using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's page comes, but its script does not, or fails.</summary>
/// <param name="How">What is wrong with it.</param>
public sealed record WidgetScriptBroken(ScriptBreakage How) : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) => OnTheWay.ChangeWidgetAsync(
        context, new Uri(context.AddressOf(PagePart.Widget), SimulatorRoutes.Assets + "/widget.js").AbsoluteUri, Break);

    private RouteFulfillOptions Break(IAPIResponse response) => How == ScriptBreakage.Missing
        ? new RouteFulfillOptions { Status = 404, Body = "" }
        : new RouteFulfillOptions { Response = response, Body = "undefined.boot();" };
}
