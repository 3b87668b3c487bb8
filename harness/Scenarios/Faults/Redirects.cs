using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's server redirects every request.</summary>
/// <param name="Goal">Where to.</param>
public sealed record Redirects(RedirectGoal Goal) : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.AllowFrames(context, context.Target.Simulator.Origin());
        context.Site.ReplaceServer(context, async (connection, ending) =>
        {
            if (await HttpText.ReadHeadAsync(connection.Stream, ending) is not { Length: > 0 } head)
                return;
            var target = HttpText.Target(head);
            var location = Goal == RedirectGoal.Itself ? target : new Uri(context.Target.Simulator, target).AbsoluteUri;
            await HttpText.AnswerAsync(connection, 302, "Location: " + location, ending);
        });
        return Task.CompletedTask;
    }
}
