using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>Writes an answer and sends it.</summary>
/// <param name="Text">The answer.</param>
public sealed record Answer(string Text) : Step
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        // Not by the keyboard: now and then Chromium loses what is typed on its way to a frame of another process in a dialog, and no
        // scenario is about typing.
        await context.Widget.Answer.EvaluateAsync("(box, text) => { box.value = text; }", Text);
        await context.Widget.Send.ClickAsync();
    }
}
