using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Clicks something in one of the two pages, once it is there.</summary>
/// <param name="Selector">A selector of Playwright's, CSS for example; it has to find one element.</param>
/// <param name="In">In which page.</param>
public sealed record Click(string Selector, PagePart In = PagePart.HostPage) : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        In == PagePart.Widget ? context.Widget.Find(Selector).ClickAsync() : context.Page.Locator(Selector).ClickAsync();
}

/// <summary>
/// Takes the browser's network away. Before the scenario ends it has to come back (<see cref="ComeBackOnline"/>), or the bridge cannot
/// say goodbye.
/// </summary>
public sealed record GoOffline : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Page.Context.SetOfflineAsync(true);
}

/// <summary>Gives the browser its network back.</summary>
public sealed record ComeBackOnline : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Page.Context.SetOfflineAsync(false);
}

/// <summary>Takes the microphone permission back from the embedding page, as a person does in the browser's site settings.</summary>
public sealed record RevokeMicrophone : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Browser.SetMicrophoneAsync(context.Page, context.AddressOf(PagePart.HostPage).Origin(), MicrophoneSetting.Denied);
}
