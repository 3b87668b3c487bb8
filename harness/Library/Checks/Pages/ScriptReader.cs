namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Reads the iframes that a script makes: by <c>createElement</c>, and of HTML in its texts. No program runs here.</summary>
internal static class ScriptReader
{
    /// <summary>Reads a file of its own.</summary>
    public static HostPage Read(PageSource source, KojiSites sites, bool isOneOfMany)
    {
        var lines = new Lines(source.Text);
        var (embeds, skipped, ranges) = (new List<Embed>(), new List<string>(), new List<Range>());
        foreach (var found in Find(source.Text, source.Name, lines.PlaceAt, sites))
        {
            ranges.Add(found.Range);
            if (found.Embed is not null)
                embeds.Add(found.Embed);
            else if (found.Skipped is not null)
                skipped.Add(found.Skipped);
        }

        return new() { Source = source, Sites = sites, Embeds = embeds, Skipped = skipped, FrameTags = ranges, IsOneOfMany = isOneOfMany };
    }

    /// <summary>The iframes of a script in their order; of those that lead elsewhere neither an embed nor a reason.</summary>
    /// <param name="text">The script.</param>
    /// <param name="name">The name of its file, whose ending tells its language.</param>
    /// <param name="placeOf">The place of a character of the script.</param>
    /// <param name="sites">What counts as Koji's.</param>
    public static IReadOnlyList<(Range Range, Embed? Embed, string? Skipped)> Find(string text, string name, Func<int, Place> placeOf, KojiSites sites)
    {
        if (!text.Contains("iframe", StringComparison.OrdinalIgnoreCase))
            return [];
        var frames = new FrameReader(src => Uri.TryCreate(HtmlReader.Trim(src), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null, sites);
        return [.. InTexts(text, placeOf, frames).Concat(ScriptFrames.Find(text, name).Select(made => Made(made, placeOf, frames))).OrderBy(found => found.Item1.Start.Value)];
    }

    private static (Range, Embed?, string?) Made(MadeFrame made, Func<int, Place> placeOf, FrameReader frames)
    {
        var place = placeOf(made.Start);
        var (embed, reason) = frames.Read(place, null, made.Attributes, made.HasUnknown, []);
        return (made.Src, embed, reason is null ? null : $"the iframe that line {place.Line} makes, {reason}");
    }

    // <iframe …> in a string or a template.
    private static IEnumerable<(Range, Embed?, string?)> InTexts(string text, Func<int, Place> placeOf, FrameReader frames)
    {
        foreach (var range in new JsxOutline(text).Texts)
        {
            var end = range.End.Value;
            for (var at = text.IndexOf("<iframe", range.Start.Value, end - range.Start.Value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf("<iframe", at + 7, end - at - 7, StringComparison.OrdinalIgnoreCase))
            {
                if (IsInComment(text, range.Start.Value, at))
                    continue;
                var place = placeOf(at);
                if (new TagReader(text, at, PageLanguage.Html).Read() is not { } tag || tag.End > end)
                {
                    yield return (at..at, null, $"the iframe in line {place.Line}, whose tag is put together by a script");
                    continue;
                }

                // A backslash stands for another character.
                if (text.AsSpan(at, tag.End - at).Contains('\\'))
                {
                    yield return (at..at, null, $"the iframe in line {place.Line}, in whose text characters are escaped");
                    continue;
                }

                var attributes = new TagAttributes(text, tag, PageLanguage.Html);
                var (embed, reason) = frames.Read(place, null, attributes.ByName, attributes.HasUnknown, []);
                yield return (at..tag.End, embed, reason is null ? null : $"the iframe in line {place.Line}, {reason}");
            }
        }
    }

    private static bool IsInComment(string text, int start, int at) =>
        text.LastIndexOf("<!--", at, at - start + 1, StringComparison.Ordinal) is >= 0 and var open && text.IndexOf("-->", open, at - open, StringComparison.Ordinal) < 0;
}
