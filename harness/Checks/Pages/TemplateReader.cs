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
