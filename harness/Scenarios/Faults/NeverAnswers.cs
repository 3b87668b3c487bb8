using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's server takes connections and never answers.</summary>
public sealed record NeverAnswers : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.ReplaceServer(context, HttpText.DrainAsync);
        return Task.CompletedTask;
    }
}
