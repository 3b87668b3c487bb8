using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Steps;

/// <summary>Types an answer and sends it.</summary>
/// <param name="Text">The answer.</param>
public sealed record Answer(string Text) : Step
{
    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        await context.Widget.Answer.FillAsync(Text);
        await context.Widget.Send.ClickAsync();
    }
}
