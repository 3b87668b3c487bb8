using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Sets a response header of the page that embeds the widget, on its way to the browser.</summary>
/// <param name="Name">The header, in lower case.</param>
/// <param name="Value">Its value.</param>
public sealed record HostPageHeader(string Name, string Value) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.ChangePage(page => page.Add(Name, Value));
        return Task.CompletedTask;
    }
}
