using KojiWidgetHarness.Harness.Faults.Servers;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>The widget's server answers every request with a status and nothing of the widget.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record AnswersStatus(int Status) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        LoopbackServer.StandIn(context, async (client, ending) =>
        {
            if (await HttpText.ReadHeadAsync(client.GetStream(), ending) is not [])
                await HttpText.AnswerAsync(client.GetStream(), Status, header: null, ending);
        });
        return Task.CompletedTask;
    }
}
