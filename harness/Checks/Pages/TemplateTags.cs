using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

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

/// <summary>A component of Astro.</summary>
internal static partial class AstroText
{
    /// <summary>The text with its front matter, comments, scripts and styles blanked, every other character in its place.</summary>
    public static string TemplateOf(string text)
    {
        var written = text.ToCharArray();
        foreach (var other in Other().EnumerateMatches(text))
        {
            for (var index = other.Index; index < other.Index + other.Length; index++)
            {
                if (written[index] is not ('\r' or '\n'))
                    written[index] = ' ';
            }
        }

        return new(written);
    }

    [GeneratedRegex(
        @"\A\s*---\r?\n[\s\S]*?\n---[^\S\n]*(?=\r?\n|\z)|<!--[\s\S]*?(-->|\z)|<script\b[\s\S]*?(</script[^>]*>|\z)|<style\b[\s\S]*?(</style[^>]*>|\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Other();
}

/// <summary>The template of a single-file component of Vue.</summary>
internal static class VueTemplate
{
    private const string Open = "<template";
    private const string Close = "</template";

    /// <summary>
    /// Where its content begins and ends; all of the text where there is no template; nothing of it where that is in another language, as
    /// pug.
    /// </summary>
    public static (int Start, int End) In(string text)
    {
        var start = text.IndexOf(Open, StringComparison.Ordinal);
        if (start < 0)
            return (0, text.Length);
        if (new TagReader(text, start, PageLanguage.Vue).Read() is not { } tag)
            return (0, text.Length);
        var end = text.LastIndexOf(Close, StringComparison.Ordinal) is var last && last >= tag.End ? last : text.Length;
        return IsOther(text, tag) ? (end, end) : (tag.End, end);
    }

    /// <summary>The language of the template where it is not HTML; null otherwise.</summary>
    public static string? OtherLanguage(string text)
    {
        var start = text.IndexOf(Open, StringComparison.Ordinal);
        return start >= 0 && new TagReader(text, start, PageLanguage.Vue).Read() is { } tag && IsOther(text, tag)
            ? LanguageOf(text, tag)
            : null;
    }

    private static bool IsOther(string text, WrittenTag tag) => LanguageOf(text, tag) is not (null or "html");

    private static string? LanguageOf(string text, WrittenTag tag) =>
        tag.Attributes.FirstOrDefault(attribute => attribute.Name == "lang") is { Value: { } value } ? text[value] : null;
}

/// <summary>Markdown, whose code is not part of the page's HTML.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePreciseSourceLocation().Build();

    /// <summary>
    /// The text with its code replaced by spaces, every other character in its place; all of it where it nests too deep to be read.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="isMdx">Whether it is MDX, in which indented text is not code.</param>
    public static string WithoutCode(string text, bool isMdx)
    {
        var written = text.ToCharArray();
        try
        {
            var document = Markdown.Parse(text, Pipeline);
            foreach (var code in document.Descendants<CodeBlock>().Where(code => !isMdx || code is FencedCodeBlock))
                Blank(written, code.Span);
            foreach (var code in document.Descendants<CodeInline>())
                Blank(written, code.Span);
        }
        // What Markdig says of nesting beyond its limit.
        catch (ArgumentException)
        {
            Blank(written, new(0, text.Length - 1));
        }

        return new(written);
    }

    // Lines stay lines.
    private static void Blank(char[] text, SourceSpan span)
    {
        for (var index = Math.Max(0, span.Start); index <= span.End && index < text.Length; index++)
        {
            if (text[index] is not ('\r' or '\n'))
                text[index] = ' ';
        }
    }
}
