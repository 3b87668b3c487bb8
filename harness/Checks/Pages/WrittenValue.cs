using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>The value of an attribute with, for each character of it, where that is written.</summary>
internal sealed partial class WrittenValue
{
    // For each character where it begins in the page, and where the last one ends.
    private readonly List<int> starts = [];

    private WrittenValue(string text, Range range, PageLanguage language, bool isPlain)
    {
        var (at, end) = (range.Start.Value, range.End.Value);
        var read = new StringBuilder();
        while (at < end)
        {
            var (unit, length) = isPlain ? (text[at].ToString(), 1) : Next(text, at, end, language);
            read.Append(unit);
            starts.AddRange(Enumerable.Repeat(at, unit.Length));
            at += length;
        }

        starts.Add(end);
        Text = read.ToString();
    }

    /// <summary>The value itself.</summary>
    public string Text { get; }

    /// <summary>Reads the value of an attribute; an empty one where it has none, which stands nowhere.</summary>
    public static WrittenValue Of(string text, WrittenAttribute attribute, PageLanguage language) =>
        new(text, attribute.Value ?? attribute.End..attribute.End, language, attribute.Style == ValueStyle.Script);

    /// <summary>Where a part of the value is in the page.</summary>
    public Range InPage(int start, int length) => starts[start]..starts[start + length];

    private static (string Unit, int Length) Next(string text, int at, int end, PageLanguage language)
    {
        if (text[at] == '&' && Reference().Match(text, at, end - at) is { Success: true } match && WebUtility.HtmlDecode(match.Value) is var unit && unit != match.Value)
            return (unit, match.Length);
        if (language == PageLanguage.Razor && text[at] == '@' && at + 1 < end && text[at + 1] == '@')
            return ("@", 2);
        // Line ends are one character before a page is read (HTML, 13.2.3.5).
        if (language == PageLanguage.Html && text[at] == '\r')
            return ("\n", at + 1 < end && text[at + 1] == '\n' ? 2 : 1);
        return (text[at].ToString(), 1);
    }

    [GeneratedRegex(@"\G&(#[0-9]+|#x[0-9a-f]+|[a-z][a-z0-9]*);", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
