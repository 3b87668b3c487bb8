namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Finds tags in templates, outside of comments.</summary>
internal static class TemplateTags
{
    // Where a comment begins in a language, and how it ends.
    private static readonly (string Start, string End)[] MarkupComments = [("<!--", "-->"), ("@*", "*@")];
    private static readonly (string Start, string End)[] ScriptComments = [("/*", "*/")];

    public static IEnumerable<TemplateTag> Find(string text, string name, PageLanguage language)
    {
        var comments = language == PageLanguage.Jsx ? ScriptComments : MarkupComments;
        for (var at = 0; at < text.Length; at++)
        {
            if (comments.FirstOrDefault(comment => IsAt(text, at, comment.Start)) is { Start: not null } comment)
            {
                var end = text.IndexOf(comment.End, at + comment.Start.Length, StringComparison.Ordinal);
                at = end < 0 ? text.Length : end + comment.End.Length - 1;
            }
            else if (text[at] == '<' && IsAt(text, at + 1, name) && at + 1 + name.Length < text.Length && (char.IsWhiteSpace(text[at + 1 + name.Length]) || text[at + 1 + name.Length] is '>' or '/'))
            {
                var tag = new TemplateTagReader(text, at, name.Length, language).Read();
                yield return tag;
                at = tag.End - 1;
            }
        }
    }

    private static bool IsAt(string text, int at, string wanted) => string.CompareOrdinal(text, at, wanted, 0, wanted.Length) == 0;
}
