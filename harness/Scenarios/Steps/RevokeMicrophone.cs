using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Takes the microphone permission back from the embedding page, as a person does in the browser's site settings.</summary>
public sealed record RevokeMicrophone : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Browser.SetMicrophoneAsync(
        context.Page, context.AddressOf(PagePart.HostPage).Origin(), MicrophoneSetting.Denied);
}
