using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Clicks something in one of the two pages, once it is there.</summary>
/// <param name="Selector">A selector of Playwright's, CSS for example; it has to find one element.</param>
/// <param name="In">In which page.</param>
public sealed record Click(string Selector, PagePart In = PagePart.HostPage) : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => In == PagePart.Widget
        ? context.Widget.Find(Selector).ClickAsync()
        : context.Page.Locator(Selector).ClickAsync();
}
