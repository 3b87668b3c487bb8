using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Probes;

/// <summary>Asks what the widget's origin may do in a tab of its own, where it is the one that browsers ask for.</summary>
internal static class WidgetOriginProbe
{
    public static async Task<Evidence> LookAsync(IBrowserContext context, Uri widget)
    {
        var tab = await context.NewPageAsync();
        try
        {
            await tab.GotoAsync(new Uri(widget, SimulatorRoutes.Health).AbsoluteUri);
            var state = await tab.EvaluateAsync<string>("navigator.permissions.query({ name: 'microphone' }).then(status => status.state)");
            return new Evidence
            {
                Fact = Fact.WidgetOriginPermission,
                Value = state == FactValues.Granted ? FactValues.Granted : FactValues.NotGranted,
                Place = EvidencePlace.BrowserProtocol,
            };
        }
        finally
        {
            await tab.CloseAsync();
        }
    }
}
