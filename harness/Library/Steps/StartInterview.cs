using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Steps;

/// <summary>Presses the widget's start button and waits until the interview runs.</summary>
public sealed record StartInterview : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        await context.Widget.Start.ClickAsync();
        await context.AwaitAsync(EventCodes.InterviewStarted, cancellation);
    }
}
