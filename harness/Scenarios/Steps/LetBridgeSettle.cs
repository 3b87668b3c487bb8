using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Steps;

/// <summary>
/// Waits until the bridge would have reported a missed deadline: it first asks the widget's address, and so does this, after it.
/// </summary>
public sealed record LetBridgeSettle : Step
{
    /// <inheritdoc/>
    public override async Task DoAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var src = await context.Frame.EvaluateAllAsync<string?>("frames => frames[0]?.src || null");
        await context.Page.EvaluateAsync(
            """
            async src => {
              if (src) await fetch(src, { mode: "no-cors" }).catch(() => undefined);
              await KojiBridge.start().settled();
            }
            """,
            src).WaitAsync(cancellation);
    }
}
