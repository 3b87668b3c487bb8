namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Finds tags in templates, outside of comments and of what is no markup.</summary>
internal static class TemplateTags
{
    // What is passed over, and how it ends.
    private static readonly (string Start, string End)[] Passed =
        [("<!--", "-->"), ("@*", "*@"), ("<script", "</script"), ("<style", "</style"), ("<textarea", "</textarea")];

    /// <summary>Each tag of this name: where it begins, and the tag; null where it does not end.</summary>
    public static IEnumerable<(int Start, WrittenTag? Tag)> Find(string text, string name, PageLanguage language)
    {
        if (language is not (PageLanguage.Jsx or PageLanguage.Mdx))
            return FindInMarkup(text, name, language);
        var script = language == PageLanguage.Mdx ? new JsxOutline(MarkdownText.WithoutCode(text, isMdx: true), isProse: true) : new JsxOutline(text);
        return script.Tags.Where(start => IsTag(text, start, name)).Select(start => (start, new TagReader(text, start, language, script).Read()));
    }

    private static IEnumerable<(int Start, WrittenTag? Tag)> FindInMarkup(string text, string name, PageLanguage language)
    {
        var (first, last) = language == PageLanguage.Vue ? VueTemplate.In(text) : (0, text.Length);
        for (var at = first; at < last; at++)
        {
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
            }
        }
    }

    private static bool IsTag(string text, int at, string name) => text[at] == '<' && IsAt(text, at + 1, name)
        && at + 1 + name.Length is var end && end < text.Length && !(char.IsLetterOrDigit(text[end]) || text[end] is '-' or '.' or ':' or '_');

    private static bool IsAt(string text, int at, string wanted) => string.CompareOrdinal(text, at, wanted, 0, wanted.Length) == 0;
}
