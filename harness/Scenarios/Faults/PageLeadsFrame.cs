using System.Text.Json;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The page has its iframe without src, and a script of its own leads the frame to the widget.</summary>
public sealed record PageLeadsFrame : Fault
{
    private const string Mark = "data-led-by-script";

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var selector = context.FrameSelector;
        context.FramePath = new FramePath([], $"iframe[{Mark}]");
        // Before every other observer of the page hears of the iframe, and before it has begun to load.
        return context.Page.AddInitScriptAsync($$"""
            if (window === top) {
              const there = new MutationObserver(() => {
                const frame = document.querySelector({{JsonSerializer.Serialize(selector)}});
                if (!frame) return;
                there.disconnect();
                const { src } = frame, bare = frame.cloneNode();
                bare.removeAttribute('src');
                bare.setAttribute('{{Mark}}', '');
                frame.replaceWith(bare);
                bare.contentWindow.location.replace(src);
              });
              there.observe(document, { subtree: true, childList: true });
            }
            """);
    }
}
