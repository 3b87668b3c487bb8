using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Reads the iframes that a script makes: by <c>createElement</c>, and of HTML in its texts. No program runs here.</summary>
internal static class ScriptReader
{
    /// <summary>Reads a file of its own.</summary>
    public static HostPage Read(PageSource source, KojiSites sites, bool isOneOfMany)
    {
        var lines = new Lines(source.Text);
        var (embeds, skipped, ranges) = (new List<Embed>(), new List<string>(), new List<Range>());
        var constants = new ScriptConstants(source.Text, source.Imported);
        foreach (var found in Find(source.Text, source.Name, lines.PlaceAt, sites, constants))
        {
            ranges.Add(found.Range);
            if (found.Embed is not null)
                embeds.Add(found.Embed);
            else if (found.Skipped is not null)
                skipped.Add(found.Skipped);
        }

        return new()
        {
            Source = source,
            Sites = sites,
            Embeds = embeds,
            Skipped = skipped,
            FrameTags = ranges,
            IsOneOfMany = isOneOfMany,
        };
    }

    /// <summary>The iframes of a script in their order; of those that lead elsewhere neither an embed nor a reason.</summary>
    /// <param name="text">The script.</param>
    /// <param name="name">The name of its file, whose ending tells its language.</param>
    /// <param name="placeOf">The place of a character of the script.</param>
    /// <param name="sites">What counts as Koji's.</param>
    /// <param name="constants">Of the script and of what it imports.</param>
    /// <param name="areTextsRead">Whether tags in its texts count.</param>
    public static IReadOnlyList<(Range Range, Embed? Embed, string? Skipped)> Find(
        string text,
        string name,
        Func<int, Place> placeOf,
        KojiSites sites,
        ScriptConstants constants,
        bool areTextsRead = true
    )
    {
        if (!text.Contains("iframe", StringComparison.OrdinalIgnoreCase))
            return [];
        var frames = Frames(sites);
        var made = ScriptFrames.Find(text, name, constants).Select(made => Made(made, placeOf, frames));
        return
        [
            .. InTexts(text, areTextsRead ? new JsxOutline(text).Texts : [], placeOf, frames)
                .Concat(made)
                .OrderBy(found => found.Item1.Start.Value),
        ];
    }

    /// <summary>The iframes that a script with tags in it makes otherwise than by its tags.</summary>
    public static IReadOnlyList<(Range Range, Embed? Embed, string? Skipped)> FindBesideTags(
        JsxOutline outline,
        bool areTextsRead,
        Func<int, Place> placeOf,
        KojiSites sites,
        ScriptConstants constants
    )
    {
        var frames = Frames(sites);
        var made = JsxCalls
            .Find(outline, constants)
            .Select(call =>
                call.Made is { } frame
                    ? Made(frame, placeOf, frames)
                    : (
                        call.Start..call.Start,
                        null,
                        $"the iframe that line {placeOf(call.Start).Line} makes, in a script that could not be read"
                    )
            );
        return
        [
            .. InTexts(outline.Text, areTextsRead ? outline.Texts : [], placeOf, frames)
                .Concat(made)
                .OrderBy(found => found.Item1.Start.Value),
        ];
    }

    private static FrameReader Frames(KojiSites sites) =>
        new(
            src =>
                Uri.TryCreate(HtmlReader.Trim(src), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                    ? address
                    : null,
            sites
        );

    private static (Range, Embed?, string?) Made(MadeFrame made, Func<int, Place> placeOf, FrameReader frames)
    {
        var place = placeOf(made.Start);
        var (embed, reason) = frames.Read(place, null, made.Attributes, made.HasUnknown, []);
        return (made.Src, embed, reason is null ? null : $"the iframe that line {place.Line} makes, {reason}");
    }

    // <iframe …> in a string or a template.
    private static IEnumerable<(Range, Embed?, string?)> InTexts(
        string text,
        IReadOnlyList<Range> texts,
        Func<int, Place> placeOf,
        FrameReader frames
    )
    {
        foreach (var range in texts)
        {
            var end = range.End.Value;
            for (
                var at = text.IndexOf("<iframe", range.Start.Value, end - range.Start.Value, StringComparison.OrdinalIgnoreCase);
                at >= 0;
                at = text.IndexOf("<iframe", at + 7, end - at - 7, StringComparison.OrdinalIgnoreCase)
            )
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
        text.LastIndexOf("<!--", at, at - start + 1, StringComparison.Ordinal) is >= 0 and var open
        && text.IndexOf("-->", open, at - open, StringComparison.Ordinal) < 0;
}

/// <summary>
/// Finds the iframes that a script with tags in it makes by calls. No parser here reads such a script, so each call is read by itself, with
/// the block that it is in where it needs that.
/// </summary>
internal static partial class JsxCalls
{
    // A script with more of them is one that a machine made.
    private const int Most = 50;

    /// <summary>Where each of them begins, and what it makes; null where it could not be read.</summary>
    public static IEnumerable<(int Start, MadeFrame? Made)> Find(JsxOutline outline, ScriptConstants constants) =>
        Call()
            .Matches(outline.Text)
            .Where(call => !Has(outline.Comments, call.Index) && !Has(outline.Texts, call.Index))
            .Take(Most)
            .Select(call =>
            {
                var block = outline.Around(call.Index);
                var made = block is { } range ? In(range, call.Index, outline.Text, constants) : null;
                if (made is null && TemplateExpression.Balanced(outline.Text, call.Groups["open"].Index) is { } end)
                    made = In(call.Index..end, call.Index, outline.Text, constants);
                return (call.Index, made);
            });

    private static MadeFrame? In(Range range, int call, string text, ScriptConstants constants) =>
        ScriptFile.OfPart(text, range) is { } script
            ? ScriptFrames.Find(text, script, constants).FirstOrDefault(frame => frame.Start == call)
            : null;

    private static bool Has(IReadOnlyList<Range> ranges, int index) =>
        ranges.Any(range => range.Start.Value <= index && index < range.End.Value);

    [GeneratedRegex(
        @"(?<![\w$.])(\w+\s*\.\s*)?(createElement|createVNode|h|_?jsxs?)\s*(?<open>\()\s*(?<quote>[""'])iframe\k<quote>",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Call();
}
