using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's server answers every request with a status and nothing of the widget.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record AnswersStatus(int Status) : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.ReplaceServer(context, async (connection, ending) =>
        {
            if (await HttpText.ReadHeadAsync(connection.Stream, ending) is not [])
                await HttpText.AnswerAsync(connection, Status, header: null, ending);
        });
        return Task.CompletedTask;
    }
}
