namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Finds tags in templates, outside of comments and of what is not markup.</summary>
internal static class TemplateTags
{
    // What is passed over, and how it ends.
    private static readonly (string Start, string End)[] Passed =
    [
        ("<!--", "-->"),
        ("@*", "*@"),
        ("<script", "</script"),
        ("<style", "</style"),
        ("<textarea", "</textarea"),
    ];

    /// <summary>Each tag of this name: where it begins, and the tag; null where it does not end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The tags' name.</param>
    /// <param name="language">Its language.</param>
    /// <param name="isRaw">
    /// Whether browsers get the tags as they are written: what follows one that only seems to close itself is then its content.
    /// </param>
    public static IEnumerable<(int Start, WrittenTag? Tag)> Find(string text, string name, PageLanguage language, bool isRaw = false)
    {
        if (OutlineOf(text, language) is not { } script)
            return FindInMarkup(text, name, language, isRaw);
        return script
            .Tags.Where(start => IsTag(text, start, name))
            .Select(start => (start, new TagReader(text, start, language, script).Read()));
    }

    /// <summary>The outline of a text that is a script with tags in it, or tags with scripts in them; null for any other.</summary>
    public static JsxOutline? OutlineOf(string text, PageLanguage language) =>
        language switch
        {
            PageLanguage.Jsx => new(text),
            PageLanguage.Mdx => new(MarkdownText.WithoutCode(text, isMdx: true), isProse: true),
            PageLanguage.Astro => new(AstroText.TemplateOf(text), isProse: true),
            _ => null,
        };

    private static IEnumerable<(int Start, WrittenTag? Tag)> FindInMarkup(string text, string name, PageLanguage language, bool isRaw)
    {
        var (first, last) = language == PageLanguage.Vue ? VueTemplate.In(text) : (0, text.Length);
        for (var at = first; at < last; at++)
        {
            if (EndOfCode(text, at, language) is { } codeEnd)
            {
                at = codeEnd - 1;
                continue;
            }

            if (text[at] is not ('<' or '@'))
                continue;
            if (Passed.FirstOrDefault(passed => IsAt(text, at, passed.Start)) is { Start: not null } passed)
            {
                var end = text.IndexOf(passed.End, at + passed.Start.Length, StringComparison.OrdinalIgnoreCase);
                at = end < 0 ? text.Length : end + passed.End.Length - 1;
            }
            else if (IsTag(text, at, name))
            {
                var tag = new TagReader(text, at, language).Read();
                yield return (at, tag);
                at = (tag?.End ?? text.Length) - 1;
                if (isRaw)
                    at = text.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase) is >= 0 and var close ? close : text.Length;
            }
            else if (
                text[at] == '<'
                && at + 1 < last
                && char.IsLetter(text[at + 1])
                && new TagReader(text, at, language).Read() is { } other
                && !HasTagWithin(text, other)
            )
            {
                // What is in its values is not a tag.
                at = other.End - 1;
            }
        }
    }

    // A comparison looks like the beginning of a tag, and goes on to the end of a real one.
    private static bool HasTagWithin(string text, WrittenTag tag)
    {
        var next = 0;
        for (var at = text.IndexOf('<', tag.Start + 1); at >= 0 && at < tag.End; at = text.IndexOf('<', at + 1))
        {
            while (next < tag.Attributes.Count && tag.Attributes[next].End <= at)
                next++;
            if (next == tag.Attributes.Count || at < tag.Attributes[next].Start)
                return true;
        }

        return false;
    }

    // What a program prints may be a text with a tag in it, which is not to be edited as one.
    private static int? EndOfCode(string text, int at, PageLanguage language) =>
        language switch
        {
            PageLanguage.Razor => RazorText.CodeEnd(text, at),
            PageLanguage.Vue when text[at] == '{' && at + 1 < text.Length && text[at + 1] == '{' => text.IndexOf(
                "}}",
                at,
                StringComparison.Ordinal
            )
                is >= 0
                    and var end
                ? end + 2
                : null,
            PageLanguage.Markup when text[at] == '{' => TemplateExpression.Balanced(text, at),
            _ => null,
        };

    private static bool IsTag(string text, int at, string name) =>
        text[at] == '<'
        && IsAt(text, at + 1, name)
        && at + 1 + name.Length is var end
        && end < text.Length
        && !(char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.' or ':' or '_');

    private static bool IsAt(string text, int at, string wanted) => string.CompareOrdinal(text, at, wanted, 0, wanted.Length) == 0;
}
