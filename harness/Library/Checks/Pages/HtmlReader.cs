using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KojiWidgetHarness.Harness.Checks.Policies;
using KojiWidgetHarness.Harness.Sites;

namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Reads a page as browsers do, its <c>srcdoc</c> frames too.</summary>
internal static class HtmlReader
{
    // A page in a page in a page: deeper ones are nobody's embed.
    private const int DeepestFrame = 5;

    // With scripts, what stands in noscript is no element.
    private static readonly HtmlParserOptions Options = new() { IsKeepingSourceReferences = true, IsScripting = true };

    public static HostPage Read(PageSource source, KojiSites sites, bool isOneOfMany)
    {
        using var document = new HtmlParser(Options).ParseDocument(source.Text);
        var root = Base(document, source.Address);
        var embeds = new List<Embed>();
        Collect(document, new(source.Text, root, sites, [], null), embeds);
        return new()
        {
            Source = source,
            Embeds = embeds,
            IsOneOfMany = isOneOfMany,
            MetaPolicies = [.. Metas(document).Select(meta => (meta.Content!, PlaceOf(meta)))],
            Scripts = [.. document.Scripts.Where(IsInline).Select(script => new InlineScript(script.Text, PlaceInside(script, source.Text)))],
            Skipped = [.. Skipped(document)],
        };
    }

    // Only those in the head count (CSP Level 3, 3.3).
    private static IEnumerable<IHtmlMetaElement> Metas(IDocument document) => (document.Head?.QuerySelectorAll<IHtmlMetaElement>("meta[http-equiv][content]") ?? [])
        .Where(meta => ContentSecurityPolicy.HeaderName.Equals(meta.HttpEquivalent, StringComparison.OrdinalIgnoreCase));

    private static bool IsInline(IHtmlScriptElement script) => !script.HasAttribute("src")
        && script.GetAttribute("type")?.Trim().ToLowerInvariant() is null or "" or "module" or "text/javascript" or "application/javascript" or "text/ecmascript" or "application/ecmascript";

    private static IEnumerable<string> Skipped(IDocument document)
    {
        var hidden = document.QuerySelectorAll<IHtmlTemplateElement>("template").Sum(template => template.Content.QuerySelectorAll("iframe").Length);
        if (hidden > 0)
            yield return $"{hidden} iframe{(hidden == 1 ? "" : "s")} in <template>, which no browser loads before a script takes it out";
    }

    private static void Collect(IDocument document, Context context, List<Embed> embeds)
    {
        foreach (var frame in document.QuerySelectorAll<IHtmlInlineFrameElement>("iframe"))
        {
            var attributes = new Dictionary<string, AttributeText>(StringComparer.Ordinal);
            foreach (var attribute in frame.Attributes)
                attributes.TryAdd(attribute.LocalName, AttributeText.Of(attribute.Value));
            var url = Resolve(frame.GetAttribute("src"), context.Root);
            if (url is not null && (context.Sites.Has(url) || KojiSites.LooksLike(url)))
            {
                var place = context.Within ?? PlaceOf(frame);
                embeds.Add(new()
                {
                    Place = place,
                    Tag = context.Within is null ? TagOf(frame, context.Text) : null,
                    Attributes = attributes,
                    Url = url,
                    Address = KojiSites.AddressOf(url),
                    IsKoji = context.Sites.Has(url),
                    Outer = context.Outer,
                });
            }

            if (frame.GetAttribute("srcdoc") is { Length: > 0 } inner && context.Outer.Count < DeepestFrame)
                CollectInner(frame, inner, context, embeds);
        }
    }

    private static void CollectInner(IHtmlInlineFrameElement frame, string inner, Context context, List<Embed> embeds)
    {
        using var document = new HtmlParser(Options).ParseDocument(inner);
        var outer = new OuterFrame(frame.GetAttribute("allow"), frame.GetAttribute("sandbox"));
        Collect(document, context with { Text = inner, Root = Base(document, context.Root), Outer = [.. context.Outer, outer], Within = context.Within ?? PlaceOf(frame) }, embeds);
    }

    private static Uri? Base(IDocument document, Uri? address) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } href ? Resolve(href, address) ?? address : address;

    // By the rules of browsers (URL, 4.4): blanks around it and line breaks in it do not count.
    private static Uri? Resolve(string? src, Uri? root)
    {
        if (src is null)
            return null;
        var url = root is null ? new Url(src.Trim()) : new Url(new Url(root.AbsoluteUri), src.Trim());
        return !url.IsInvalid && !url.IsRelative && Uri.TryCreate(url.Href, UriKind.Absolute, out var address) ? address : null;
    }

    private static Place PlaceOf(IElement element) => element.SourceReference is { Position: var position } ? new(position.Line, position.Column) : Place.Start;

    // A script's text begins where its tag ends.
    private static Place PlaceInside(IElement element, string text)
    {
        var place = PlaceOf(element);
        if (TagOf(element, text) is not { } tag)
            return place;
        var inside = new Lines(text[tag]).PlaceAt(tag.End.Value - tag.Start.Value);
        return inside.Line == 1 ? new(place.Line, place.Column + inside.Column - 1) : new(place.Line + inside.Line - 1, inside.Column);
    }

    private static Range? TagOf(IElement frame, string text) =>
        frame.SourceReference is { Position.Index: >= 0 and var start } && start < text.Length && text[start] == '<' ? start..TagText.End(text, start) : null;

    private sealed record Context(string Text, Uri? Root, KojiSites Sites, IReadOnlyList<OuterFrame> Outer, Place? Within);
}
