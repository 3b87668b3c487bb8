using System.Globalization;
using System.Text;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>Writes text as part of an attribute's value. In ASCII alone: so it is the same in every encoding a page may have.</summary>
internal static class AttributeEncoder
{
    /// <summary>The text as it is written in a value of this style.</summary>
    public static string Encode(string text, ValueStyle style, PageLanguage language)
    {
        if (style == ValueStyle.Script)
            return text;
        var written = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            written.Append(
                rune.Value switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' when style != ValueStyle.SingleQuoted => "&quot;",
                    '\'' when style != ValueStyle.DoubleQuoted => "&#39;",
                    '@' when language == PageLanguage.Razor => "@@",
                    > '~' => string.Create(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};"),
                    _ => rune.ToString(),
                }
            );
        }

        return written.ToString();
    }

    /// <summary>Whether the text is itself in a string of a script, or in a value without quotes.</summary>
    public static bool IsPlain(string text, bool isBare = false) =>
        text.All(next =>
            next is >= ' ' and <= '~' and not ('"' or '\'' or '`' or '\\' or '$') && !(isBare && next is ' ' or '=' or '<' or '>')
        );
}
