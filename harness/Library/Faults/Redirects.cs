using KojiWidgetHarness.Harness.Faults.Servers;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>The widget's server redirects every request.</summary>
/// <param name="Goal">Where to.</param>
public sealed record Redirects(RedirectGoal Goal) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        LoopbackServer.StandIn(context, async (client, ending) =>
        {
            var stream = client.GetStream();
            if (await HttpText.ReadHeadAsync(stream, ending) is not { Length: > 0 } head)
                return;
            var target = HttpText.Target(head);
            var location = Goal == RedirectGoal.Itself ? target : new Uri(context.Target.Simulator, target).AbsoluteUri;
            await HttpText.AnswerAsync(stream, 302, "Location: " + location, ending);
        });
        return Task.CompletedTask;
    }
}
