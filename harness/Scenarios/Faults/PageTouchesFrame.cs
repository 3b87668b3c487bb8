using System.Text.Json;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Lets a script of the page do something with the widget's iframe as soon as it is there.</summary>
/// <param name="Action">What it does: JavaScript that follows <c>frame.</c></param>
public sealed record PageTouchesFrame(string Action) : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) => context.Page.AddInitScriptAsync($$"""
        if (window === top) {
          const there = new MutationObserver(async () => {
            const frame = document.querySelector({{JsonSerializer.Serialize(context.FrameSelector)}});
            if (!frame) return;
            there.disconnect();
            // Every other observer of the page, the bridge's among them, hears of the iframe first.
            await new Promise(resolve => queueMicrotask(() => queueMicrotask(resolve)));
            frame.{{Action}};
          });
          there.observe(document, { subtree: true, childList: true });
        }
        """);
}
