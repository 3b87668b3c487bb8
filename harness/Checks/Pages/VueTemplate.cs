namespace KojiWidgetHarness.Checks.Pages;

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
