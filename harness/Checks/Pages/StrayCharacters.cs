using System.Globalization;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>
/// Characters that a word processor or a copied page leaves around the value of an attribute: typographic quotes, which quote nothing in
/// HTML, and spaces that are not there in HTML. They are part of the value.
/// </summary>
internal static class StrayCharacters
{
    // The last six are what a file in Windows-1252 has for them when it is read byte by byte.
    private const string Quotes =
        "\u201C\u201D\u201E\u201F\u2018\u2019\u201A\u201B\u00AB\u00BB\u2039\u203A\u2033\u2032\u2036\u2035\u301D\u301E\u301F\uFF02\uFF07\u00B4\u0082\u0084\u0091\u0092\u0093\u0094";

    /// <summary>Determines whether a value has any at its beginning or its end.</summary>
    public static bool Surround(string value) => value.Length > 0 && (Is(value[0]) || Is(value[^1]));

    /// <summary>Determines whether a character is a typographic quote.</summary>
    public static bool IsQuote(char next) => Quotes.Contains(next, StringComparison.Ordinal);

    /// <summary>The value without them.</summary>
    public static string Trim(string value)
    {
        var (from, to) = (0, value.Length);
        while (from < to && (Is(value[from]) || value[from] is ' ' or '\t' or '\n' or '\f' or '\r'))
            from++;
        while (to > from && (Is(value[to - 1]) || value[to - 1] is ' ' or '\t' or '\n' or '\f' or '\r'))
            to--;
        return from < to && Surround(value) ? value[from..to] : value;
    }

    /// <summary>The value without any typographic quote, wherever it stands.</summary>
    public static string WithoutQuotes(string value) => string.Concat(value.Where(next => !IsQuote(next)));

    private static bool Is(char next) =>
        IsQuote(next) || (next > '\x7F' && (char.IsWhiteSpace(next) || CharUnicodeInfo.GetUnicodeCategory(next) == UnicodeCategory.Format));
}
