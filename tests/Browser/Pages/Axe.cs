using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Looks at a page with axe-core, in both colour schemes.</summary>
internal static class Axe
{
    private const string Look = """
        async ({ within, rules }) => {
          // The widget's own page is Koji's, or the simulator's.
          const { passes, violations } = await axe.run({ include: [[within]] }, { iframes: false, ...(rules === null ? {} : { runOnly: rules }) });
          const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((node) => node.html).join(' | ')}`);
          return { passed: passes.length, violations: found };
        }
        """;

    // Nothing but the colours is another in the dark.
    private static readonly (ColorScheme Scheme, string[]? Rules, int Fewest)[] Looks =
    [
        (ColorScheme.Light, null, 5),
        (ColorScheme.Dark, ["color-contrast"], 1),
    ];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Fails with what axe-core calls a violation.</summary>
    /// <param name="page">The page as it is shown.</param>
    /// <param name="within">Selector of the only part that is looked at; the whole page by default.</param>
    public static async Task AssertNoViolationAsync(IPage page, string within = ":root")
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(Script);
        // Not for axe-core to find, but a fault of any page.
        await Escapes.AssertNoneAsync(page);
        foreach (var (scheme, rules, fewest) in Looks)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var seen = await page.EvaluateAsync<Seen>(Look, new { within, rules });

            Assert.IsGreaterThanOrEqualTo(fewest, seen.Passed);
            Assert.AreEqual("", string.Join("\n", seen.Violations.Select(violation => $"{scheme}: {violation}")));
        }
    }

    private sealed record Seen
    {
        public int Passed { get; init; }

        public string[] Violations { get; init; } = [];
    }
}
