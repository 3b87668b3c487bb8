using System.Text.RegularExpressions;
using KojiWidgetHarness.Harness.Faults;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>The page gets its bridge from a timer, as from a tag manager.</summary>
/// <param name="By">How long after the page's head.</param>
internal sealed partial record LateBridge(TimeSpan By) : Fault
{
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.ChangePage(page => page.Body = Tag().Replace(page.Body, tag => $$"""
            <template id="late">{{tag.Value}}</template>
            <script>
                setTimeout(() => {
                    const script = document.createElement('script');
                    for (const { name, value } of document.querySelector('#late').content.querySelector('script').attributes) script.setAttribute(name, value);
                    document.head.append(script);
                }, {{By.TotalMilliseconds}});
            </script>
            """));
        return Task.CompletedTask;
    }

    [GeneratedRegex("<script src=\"/bridge/koji-bridge.js\"[^>]*></script>")]
    private static partial Regex Tag();
}
