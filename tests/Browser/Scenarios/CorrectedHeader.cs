using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>Puts a header line in place of the host page's own of that name.</summary>
/// <param name="Name">The header, in lower case.</param>
/// <param name="Value">Its value.</param>
internal sealed record CorrectedHeader(string Name, string Value) : Fault
{
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.ChangePage(page => page.Headers[Name] = Value);
        return Task.CompletedTask;
    }
}
