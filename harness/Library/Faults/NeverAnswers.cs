using KojiWidgetHarness.Harness.Faults.Servers;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>The widget's server takes connections and never answers.</summary>
public sealed record NeverAnswers : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        LoopbackServer.StandIn(context, (client, ending) => HttpText.DrainAsync(client.GetStream(), ending));
        return Task.CompletedTask;
    }
}
