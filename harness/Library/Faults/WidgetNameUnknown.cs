using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>
/// Points the iframe at Koji's own host, whose name no DNS of this browser knows: it resolves nothing but this machine.
/// </summary>
public sealed record WidgetNameUnknown : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Embed = context.Embed with { Widget = new Uri("https://app.getkoji.com/embed") };
        return Task.CompletedTask;
    }
}
