using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Blocks of template languages whose content no page gets: comments, settings and programs.</summary>
internal static partial class TemplateBlock
{
    // Looking further for an end that is not there would take a time that grows with the square of a page.
    private const int Longest = 65_536;

    /// <summary>Where what follows a block begins; null where none begins here.</summary>
    public static int? End(string text, int at)
    {
        if (text[at] is not ('{' or '@') || at + 4 >= text.Length || text[at + 1] is not ('%' or 'p'))
            return null;
        if (Opening().Match(text, at) is not { Success: true } opening)
            return null;
        var from = at + opening.Length;
        var rest = text.AsSpan(from, Math.Min(Longest, text.Length - from));
        if (text[at] == '@')
            return rest.IndexOf("@endphp", StringComparison.Ordinal) is >= 0 and var end ? from + end + "@endphp".Length : null;
        var name = "end" + opening.Groups["name"].Value;
        foreach (var closing in Closing().EnumerateMatches(rest))
        {
            if (rest.Slice(closing.Index, closing.Length).Contains(name, StringComparison.Ordinal))
                return from + closing.Index + closing.Length;
        }

        return null;
    }

    // Liquid and Django may trim spaces around a block and have a note in it; Shopify's sections have settings, scripts and styles.
    [GeneratedRegex(
        @"\G(\{%[-~]?\s*(?<name>comment|doc|schema|javascript|stylesheet)\b[^%]*%\}|@php(?=\s))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Opening();

    [GeneratedRegex(@"\{%[-~]?\s*end\w+\s*[-~]?%\}", RegexOptions.CultureInvariant)]
    private static partial Regex Closing();
}
