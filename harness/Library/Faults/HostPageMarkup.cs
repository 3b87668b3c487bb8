using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>Changes the markup of the page that embeds the widget, on its way to the browser.</summary>
/// <param name="Find">What is replaced; it has to be there.</param>
/// <param name="Replacement">What stands there instead.</param>
public sealed record HostPageMarkup(string Find, string Replacement) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        OnTheWay.ChangeHostPageAsync(context, OnTheWay.WithBody(Rewrite));

    private string Rewrite(string markup) => markup.Contains(Find, StringComparison.Ordinal)
        ? markup.Replace(Find, Replacement, StringComparison.Ordinal)
        : throw new InvalidOperationException($"The host page has no '{Find}'. Correct the scenario, or the page.");
}
