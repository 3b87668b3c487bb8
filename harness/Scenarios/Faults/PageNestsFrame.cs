using System.Text.Json;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The page has the widget's iframe inside a frame of its own, as page builders do.</summary>
/// <param name="Allow">The <c>allow</c> of that frame.</param>
public sealed record PageNestsFrame(string Allow) : Fault
{
    private const string Mark = "data-around-widget";

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var selector = context.FrameSelector;
        context.FramePath = new FramePath([$"iframe[{Mark}]"], null);
        // Before every other observer of the page hears of the iframe, and before it has begun to load.
        return context.Page.AddInitScriptAsync($$"""
            if (window === top) {
              const there = new MutationObserver(() => {
                const frame = document.querySelector({{JsonSerializer.Serialize(selector)}});
                if (!frame) return;
                there.disconnect();
                const outer = document.createElement('iframe');
                outer.title = 'Around the widget';
                outer.allow = {{JsonSerializer.Serialize(Allow)}};
                outer.setAttribute('{{Mark}}', '');
                // A page may take nothing but trusted types for markup.
                const trusted = window.trustedTypes?.createPolicy('koji-harness', { createHTML: text => text }) ?? { createHTML: text => text };
                outer.srcdoc = trusted.createHTML('<!doctype html><title>Around the widget</title>' + frame.outerHTML);
                frame.replaceWith(outer);
              });
              there.observe(document, { subtree: true, childList: true });
            }
            """);
    }
}
