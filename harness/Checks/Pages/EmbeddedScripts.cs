using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Finds the iframes that scripts within a template or a component make.</summary>
internal static partial class EmbeddedScripts
{
    /// <summary>Each of them with where it was read; of those that lead elsewhere neither an embed nor a reason.</summary>
    public static IEnumerable<(Range Range, Embed? Embed, string? Skipped)> Find(
        PageSource source,
        Lines lines,
        KojiSites sites,
        ScriptConstants? constants
    )
    {
        if (!source.Text.Contains("iframe", StringComparison.OrdinalIgnoreCase))
            return [];
        if (constants is not null && TemplateTags.OutlineOf(source.Text, source.Language) is { } outline)
            return ScriptReader
                .FindBesideTags(outline, PutsTextsIn(source.Text), lines.PlaceAt, sites, constants)
                .Concat(InScripts(source, lines, sites));
        return InScripts(source, lines, sites);
    }

    // A script of JSX is the file itself.
    private static IEnumerable<(Range Range, Embed? Embed, string? Skipped)> InScripts(PageSource source, Lines lines, KojiSites sites)
    {
        if (source.Language is PageLanguage.Jsx or PageLanguage.Mdx)
            yield break;
        foreach (var content in Script().Matches(source.Text).Select(script => script.Groups["content"]))
        {
            // Types may be there without the tag's saying so.
            var constants = new ScriptConstants(content.Value, source.Imported);
            foreach (
                var (range, embed, reason) in ScriptReader.Find(
                    content.Value,
                    "inline.ts",
                    at => lines.PlaceAt(content.Index + at),
                    sites,
                    constants,
                    PutsTextsIn(source.Text)
                )
            )
                yield return ((content.Index + range.Start.Value)..(content.Index + range.End.Value), embed, reason);
        }
    }

    // A text with a tag in it may be an example that a page shows.
    private static bool PutsTextsIn(string text) => Putting().IsMatch(text);

    [GeneratedRegex(
        @"v-html|@html\b|__html|innerHTML|outerHTML|insertAdjacentHTML|set:html|srcDoc|Html\.Raw|MarkupString|document\.write|\$\(",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Putting();

    [GeneratedRegex(
        @"(<!--[\s\S]*?-->|@\*[\s\S]*?\*@)|<script\b[^>]*>(?<content>[\s\S]*?)</script|\A\s*---\r?\n(?<content>[\s\S]*?)\n---",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Script();
}
