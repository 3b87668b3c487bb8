namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>
/// Reads the iframes in a template as they are written. What an expression makes stays unknown: no program runs here.
/// </summary>
internal static class TemplateReader
{
    public static HostPage Read(PageSource source, KojiSites sites, bool isOneOfMany)
    {
        var embeds = new List<Embed>();
        var skipped = new List<string>();
        var lines = new Lines(source.Text);
        foreach (var tag in TemplateTags.Find(source.Text, "iframe", source.Language))
        {
            var place = lines.PlaceAt(tag.Start);
            if (!tag.IsComplete)
            {
                skipped.Add($"the iframe in line {place.Line}, whose tag does not end");
                continue;
            }

            if (!tag.Attributes.TryGetValue("src", out var src))
            {
                if (tag.HasUnknownAttributes)
                    skipped.Add($"the iframe in line {place.Line}, whose src an expression makes");
                continue;
            }

            var url = src.Value is { } value ? Absolute(value.Trim(), source.Address) : null;
            var address = url is not null ? KojiSites.AddressOf(url) : KojiSites.AddressIn(src.Written);
            var isKoji = address is not null || (url is not null && sites.Has(url));
            if (isKoji || (url is not null && KojiSites.LooksLike(url)))
            {
                embeds.Add(new()
                {
                    Place = place, Tag = tag.Start..tag.End, Attributes = tag.Attributes, Url = url, Address = address, IsKoji = isKoji,
                    HasUnknownAttributes = tag.HasUnknownAttributes,
                });
            }
            else if (src.Value is null)
            {
                skipped.Add($"the iframe in line {place.Line}, whose src an expression makes: {src.Written}");
            }
        }

        return new() { Source = source, Embeds = embeds, Skipped = skipped, IsOneOfMany = isOneOfMany };
    }

    // Without a scheme it has the page's. What begins with a slash is no file here, as Uri takes it for.
    private static Uri? Absolute(string src, Uri? page)
    {
        var written = src.StartsWith("//", StringComparison.Ordinal) ? $"{page?.Scheme ?? Uri.UriSchemeHttps}:{src}" : src;
        return !written.StartsWith('/') && Uri.TryCreate(written, UriKind.Absolute, out var absolute) ? absolute : null;
    }
}
