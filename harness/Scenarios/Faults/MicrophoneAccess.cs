using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>
/// Sets the browser's microphone permission for the origin of one of the two pages. Browsers ask for the embedding page's; that of the
/// widget does not matter (measured in Chromium).
/// </summary>
/// <param name="Setting">What it is set to.</param>
/// <param name="Of">Whose it is.</param>
public sealed record MicrophoneAccess(MicrophoneSetting Setting, PagePart Of = PagePart.HostPage) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
        context.Browser.SetMicrophoneAsync(context.Page, context.AddressOf(Of).Origin(), Setting);
}
