using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Steps;

/// <summary>
/// Waits until the bridge would have told of a missed deadline: it first asks the widget's address, and so does this, after it.
/// </summary>
public sealed record LetBridgeSettle : Step
{
    /// <inheritdoc/>
    public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) => context.Page.EvaluateAsync(
        """
        async selector => {
          await fetch(document.querySelector(selector).src, { mode: "no-cors" }).catch(() => undefined);
          await KojiBridge.start().settled();
        }
        """,
        context.FrameSelector).WaitAsync(cancellation);
}
