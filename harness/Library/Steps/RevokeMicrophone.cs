using KojiWidgetHarness.Harness.Faults;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Harness.Steps;

/// <summary>Takes the microphone permission back from the embedding page, as a person does in the browser's site settings.</summary>
public sealed record RevokeMicrophone : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Browser.SetMicrophoneAsync(
        context.Page, context.AddressOf(PagePart.HostPage).Origin(), MicrophoneSetting.Denied);
}
