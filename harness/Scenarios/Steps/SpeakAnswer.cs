using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Lets the microphone hear something and sends it.</summary>
public sealed record SpeakAnswer : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Widget.StopAndSend.ClickAsync();
}
