using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>
/// Reads the iframes in a template as they are written. What an expression makes stays unknown: no program runs here.
/// </summary>
internal static class TemplateReader
{
    public static HostPage Read(PageSource source, KojiSites sites, bool isOneOfMany)
    {
        var embeds = new List<Embed>();
        var skipped = new List<string>();
        var tags = new List<Range>();
        var lines = new Lines(source.Text);
        var constants = source.Language == PageLanguage.Razor ? null : new ScriptConstants(source.Text, source.Imported);
        var frames = new FrameReader(src => Absolute(src, source.Address), sites);
        if (source.Language == PageLanguage.Vue && VueTemplate.OtherLanguage(source.Text) is { } other)
            skipped.Add($"its template, which is written in {other}");
        // Blazor makes elements of its tags, Razor pages and views print them.
        var isRaw = source.Language == PageLanguage.Razor && !source.Name.EndsWith(".razor", StringComparison.OrdinalIgnoreCase);
        foreach (var (start, tag) in TemplateTags.Find(source.Text, "iframe", source.Language, isRaw))
        {
            var place = lines.PlaceAt(start);
            if (tag is null)
            {
                skipped.Add($"the iframe in line {place.Line}, whose tag does not end");
                continue;
            }

            tags.Add(tag.Start..tag.End);
            var attributes = new TagAttributes(source.Text, tag, source.Language, constants);
            var (embed, reason) = frames.Read(
                place,
                new(tag, attributes.Foreign) { IsEditable = attributes.AreApart },
                attributes.ByName,
                attributes.HasUnknown,
                []
            );
            if (embed is not null)
                embeds.Add(embed);
            else if (reason is not null)
                skipped.Add($"the iframe in line {place.Line}, {reason}");
        }

        foreach (var (range, embed, reason) in EmbeddedScripts.Find(source, lines, sites, constants))
        {
            tags.Add(range);
            if (embed is not null)
                embeds.Add(embed);
            else if (reason is not null)
                skipped.Add(reason);
        }

        embeds.Sort((one, other) => (one.Place.Line, one.Place.Column).CompareTo((other.Place.Line, other.Place.Column)));
        // A constant that was read is looked at where it is used.
        tags.AddRange(constants?.Used ?? Enumerable.Empty<Range>());
        tags.Sort((one, other) => one.Start.Value.CompareTo(other.Start.Value));
        return new()
        {
            Source = source,
            Sites = sites,
            Embeds = embeds,
            Skipped = skipped,
            FrameTags = tags,
            IsOneOfMany = isOneOfMany,
        };
    }

    // Without a scheme it has the page's. What begins with a slash is not a file here, as Uri takes it for.
    private static Uri? Absolute(string src, Uri? page)
    {
        var trimmed = HtmlReader.Trim(src);
        var written = trimmed.StartsWith("//", StringComparison.Ordinal) ? $"{page?.Scheme ?? Uri.UriSchemeHttps}:{trimmed}" : trimmed;
        return !written.StartsWith('/') && Uri.TryCreate(written, UriKind.Absolute, out var absolute) ? absolute : null;
    }
}

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
