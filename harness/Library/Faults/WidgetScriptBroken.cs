using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>The widget's page comes, but its script does not, or fails.</summary>
/// <param name="How">What is wrong with it.</param>
public sealed record WidgetScriptBroken(ScriptBreakage How) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) => OnTheWay.ChangeAsync(
        context.Page, new Uri(context.Target.Simulator, SimulatorRoutes.Assets + "/widget.js"), Break);

    private Task<RouteFulfillOptions> Break(IAPIResponse response) => Task.FromResult(How == ScriptBreakage.Missing
        ? new RouteFulfillOptions { Status = 404, Body = "" }
        : new RouteFulfillOptions { Response = response, Body = "undefined.boot();" });
}
