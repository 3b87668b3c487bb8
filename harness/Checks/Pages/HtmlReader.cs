using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Reads a page as browsers do, its <c>srcdoc</c> frames too.</summary>
internal static class HtmlReader
{
    // Embeds are not nested deeper than this.
    private const int DeepestFrame = 5;

    // With scripts, what is in noscript is not an element.
    private static readonly HtmlParserOptions Options = new() { IsKeepingSourceReferences = true, IsScripting = true };

    public static HostPage Read(PageSource source, KojiSites sites, bool isOneOfMany)
    {
        using var document = Parse(
            source.Language == PageLanguage.Markdown ? MarkdownText.WithoutCode(source.Text, isMdx: false) : source.Text,
            source.IsServed
        );
        var root = Base(document, source.Address);
        if (root is not null && root != source.Address && !MayBe(root, document, source))
            root = source.Address;
        var embeds = new List<Embed>();
        var skipped = Skipped(document).ToList();
        var context = new Context(source.Text, source.IsServed, root, sites, [], null);
        Collect(document, context, embeds, skipped);
        if (!source.IsServed)
            CollectMade(document, context, embeds, skipped);
        return new()
        {
            Source = source,
            Sites = sites,
            Title = document.Title,
            Embeds = embeds,
            IsOneOfMany = isOneOfMany,
            // Only those with content are policies.
            MetaPolicies = [.. Metas(document).Select(meta => new MetaPolicy(meta.Content!, PlaceOf(meta), TagOf(meta, source.Text)))],
            Scripts =
            [
                .. document.Scripts.Where(IsInline).Select(script => new InlineScript(script.Text, PlaceInside(script, source.Text))),
            ],
            MetaReferrers =
            [
                // The selector asks for it.
                .. document.QuerySelectorAll<IHtmlMetaElement>("meta[name=referrer i][content]").Select(meta => meta.Content!),
            ],
            EmptyFrames = context.Empty,
            FrameTags = context.Tags,
            Skipped = skipped,
        };
    }

    // What a script makes a browser shows once the page is served.
    private static void CollectMade(IDocument document, Context context, List<Embed> embeds, List<string> skipped)
    {
        var lines = new Lines(context.Text);
        foreach (
            var script in document.Scripts.Where(script =>
                IsInline(script) && script.Text.Contains("iframe", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            if (
                TagOf(script, context.Text)?.Range.End.Value is not { } start
                || string.CompareOrdinal(context.Text, start, script.Text, 0, script.Text.Length) != 0
            )
                continue;
            foreach (
                var (range, embed, reason) in ScriptReader.Find(
                    script.Text,
                    "inline.js",
                    at => lines.PlaceAt(start + at),
                    context.Sites,
                    new(script.Text)
                )
            )
            {
                context.Tags.Add((start + range.Start.Value)..(start + range.End.Value));
                if (embed is not null)
                    embeds.Add(embed);
                else if (reason is not null)
                    skipped.Add(reason);
            }
        }

        embeds.Sort((one, other) => (one.Place.Line, one.Place.Column).CompareTo((other.Place.Line, other.Place.Column)));
        context.Tags.Sort((one, other) => one.Start.Value.CompareTo(other.Start.Value));
    }

    /// <summary>Gets what browsers leave out around an address (URL, 4.4).</summary>
    internal static string Trim(string src)
    {
        var (from, to) = (0, src.Length);
        while (from < to && src[from] <= ' ')
            from++;
        while (to > from && src[to - 1] <= ' ')
            to--;
        return src[from..to];
    }

    private static IHtmlDocument Parse(string text, bool isServed) => new HtmlParser(Options).ParseDocument(ParserText.Of(text, isServed));

    // Only those in the head count (CSP Level 3, 3.3).
    private static IEnumerable<IHtmlMetaElement> Metas(IDocument document) =>
        (document.Head?.QuerySelectorAll<IHtmlMetaElement>("meta[http-equiv][content]") ?? []).Where(meta =>
            ContentSecurityPolicy.HeaderName.Equals(meta.HttpEquivalent, StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsInline(IHtmlScriptElement script) =>
        !script.HasAttribute("src")
        && script.GetAttribute("type")?.Trim().ToLowerInvariant()
            is null
                or ""
                or "module"
                or "text/javascript"
                or "application/javascript"
                or "text/ecmascript"
                or "application/ecmascript";

    private static IEnumerable<string> Skipped(IDocument document)
    {
        var hidden = document
            .QuerySelectorAll<IHtmlTemplateElement>("template")
            .Sum(template => template.Content.QuerySelectorAll("iframe").Length);
        if (hidden > 0)
            yield return $"{hidden} iframe{(hidden == 1 ? "" : "s")} in <template>, which no browser loads before a script takes it out";
    }

    private static void Collect(IDocument document, Context context, List<Embed> embeds, List<string> skipped)
    {
        var frames = new FrameReader(src => Resolve(src, context.Root), context.Sites);
        foreach (var frame in document.QuerySelectorAll<IHtmlInlineFrameElement>("iframe"))
        {
            var place = context.Within ?? PlaceOf(frame);
            var tag = TagOf(frame, context.Text);
            var written = tag?.Foreign is null ? null : new TagAttributes(context.Text, tag.Written, PageLanguage.Html);
            var attributes = written?.ByName ?? AttributesOf(frame);
            if (context.Within is null && tag is not null)
                context.Tags.Add(tag.Range);
            if (written is null && frame.GetAttribute("src") is null or "" or "about:blank" && !frame.HasAttribute("srcdoc"))
                context.Empty.Add(new(frame.GetAttribute("allow"), place));
            var (embed, reason) = frames.Read(
                place,
                context.Within is null ? tag : null,
                attributes,
                written?.HasUnknown ?? false,
                context.Outer
            );
            if (embed is not null)
                embeds.Add(embed);
            else if (reason is not null)
                skipped.Add($"the iframe in line {place.Line}, {reason}");
            if (
                attributes.TryGetValue("srcdoc", out var inner)
                && inner.Value is { Length: > 0 } html
                && context.Outer.Count < DeepestFrame
            )
                CollectInner(frame, html, context, embeds, skipped);
        }
    }

    private static Dictionary<string, AttributeText> AttributesOf(IElement frame)
    {
        var attributes = new Dictionary<string, AttributeText>(StringComparer.Ordinal);
        foreach (var attribute in frame.Attributes)
            attributes.TryAdd(attribute.LocalName, AttributeText.Of(attribute.Value));
        return attributes;
    }

    private static void CollectInner(IHtmlInlineFrameElement frame, string inner, Context context, List<Embed> embeds, List<string> skipped)
    {
        using var document = Parse(inner, context.IsServed);
        var outer = new OuterFrame(frame.GetAttribute("allow"), frame.GetAttribute("sandbox"))
        {
            // Only those with content are policies.
            Policies = [.. ContentSecurityPolicy.ParseAll(Metas(document).Select(meta => meta.Content!), isMeta: true)],
        };
        Collect(
            document,
            context with
            {
                Text = inner,
                Root = Base(document, context.Root),
                Outer = [.. context.Outer, outer],
                Within = context.Within ?? PlaceOf(frame),
            },
            embeds,
            skipped
        );
    }

    private static Uri? Base(IDocument document, Uri? address) =>
        document.QuerySelector("base[href]")?.GetAttribute("href") is { } href ? Resolve(href, address) ?? address : address;

    // A policy may forbid the page its base (CSP Level 3, 6.3.1).
    private static bool MayBe(Uri root, IDocument document, PageSource source)
    {
        var headers = (source.Headers ?? [])
            .Where(header => header.Name.Equals(ContentSecurityPolicy.HeaderName, StringComparison.OrdinalIgnoreCase))
            .Select(header => header.Value);
        return ContentSecurityPolicy
            .ParseAll(headers, isMeta: false)
            // Only those with content are policies.
            .Concat(ContentSecurityPolicy.ParseAll(Metas(document).Select(meta => meta.Content!), isMeta: true))
            .All(policy => policy.AllowsBase(root, source.Address is { } address ? WebOrigin.Of(address) : null) != false);
    }

    // By the rules of browsers (URL, 4.4): spaces around it and line breaks in it do not count.
    private static Uri? Resolve(string? src, Uri? root)
    {
        if (src is null)
            return null;
        var url = root is null ? new Url(Trim(src)) : new Url(new Url(root.AbsoluteUri), Trim(src));
        return !url.IsInvalid && !url.IsRelative && Uri.TryCreate(url.Href, UriKind.Absolute, out var address) ? address : null;
    }

    private static Place PlaceOf(IElement element) =>
        element.SourceReference is { Position: var position } ? new(position.Line, position.Column) : Place.Start;

    // A script's text begins where its tag ends.
    private static Place PlaceInside(IElement element, string text)
    {
        var place = PlaceOf(element);
        if (TagOf(element, text) is not { } tag)
            return place;
        var inside = new Lines(text[tag.Range]).PlaceAt(tag.Written.End - tag.Written.Start);
        return inside.Line == 1 ? new(place.Line, place.Column + inside.Column - 1) : new(place.Line + inside.Line - 1, inside.Column);
    }

    private static EmbedTag? TagOf(IElement element, string text)
    {
        if (element.SourceReference is not { Position.Index: >= 0 and var start } || start >= text.Length || text[start] != '<')
            return null;
        return new TagReader(text, start, PageLanguage.Html).Read() is { } tag
            ? new(tag, new TagAttributes(text, tag, PageLanguage.Html).Foreign)
            : null;
    }

    private sealed record Context(string Text, bool IsServed, Uri? Root, KojiSites Sites, IReadOnlyList<OuterFrame> Outer, Place? Within)
    {
        public List<Range> Tags { get; } = [];

        public List<EmptyFrame> Empty { get; } = [];
    }
}
