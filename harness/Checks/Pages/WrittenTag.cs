using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A tag as it is in the text of a page.</summary>
internal sealed record WrittenTag
{
    /// <summary>Where the tag begins, from 0.</summary>
    public required int Start { get; init; }

    /// <summary>Where what follows it begins.</summary>
    public required int End { get; init; }

    /// <summary>In their order, also those that do not count as another of their name came first.</summary>
    public required IReadOnlyList<WrittenAttribute> Attributes { get; init; }

    /// <summary>Where its name or its last attribute ends: behind it come spaces, a slash and the closing bracket.</summary>
    public required int ContentEnd { get; init; }

    /// <summary>The first thing between the attributes that is not one; null where nothing such is there.</summary>
    public Range? Foreign { get; init; }

    /// <summary>
    /// Where the last thing between the attributes ends that an attribute behind it overrides, as a spread; null where nothing such is
    /// there.
    /// </summary>
    public int? SpreadEnd { get; init; }

    /// <summary>
    /// Gets a value indicating whether something between the attributes may change any of them, as a condition around one.
    /// </summary>
    public bool HasDirectives { get; init; }
}

/// <summary>An attribute as it is in the text of a tag.</summary>
/// <param name="Name">As written.</param>
/// <param name="Start">Where its name begins, from 0 in the page.</param>
/// <param name="End">Where what follows it begins.</param>
/// <param name="Value">Where its value stands, without quotes; null where it has none.</param>
/// <param name="Style">How the value is written.</param>
/// <param name="Expression">Where the first expression in the value begins; null where it has none.</param>
internal sealed record WrittenAttribute(string Name, int Start, int End, Range? Value, ValueStyle Style, int? Expression = null);

/// <summary>How the value of an attribute is written.</summary>
internal enum ValueStyle
{
    /// <summary>Without quotes.</summary>
    Bare,

    /// <summary>In double quotes.</summary>
    DoubleQuoted,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>As a string of a script, in which no character stands for another.</summary>
    Script,

    /// <summary>As an expression, which only the running program knows.</summary>
    Expression,
}

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
        if (
            text[at] == '&'
            && Reference().Match(text, at, end - at) is { Success: true } match
            && WebUtility.HtmlDecode(match.Value) is var unit
            && unit != match.Value
        )
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

/// <summary>The tag of an embed in the text of its page.</summary>
/// <param name="Written">Where it stands, with its attributes.</param>
/// <param name="Foreign">The first thing in it that is not plain HTML, as it is written; null where all of it is.</param>
internal sealed record EmbedTag(WrittenTag Written, string? Foreign)
{
    /// <summary>
    /// Gets a value indicating whether its plain attributes may be edited: nothing in it can change another attribute than its own.
    /// </summary>
    public bool IsEditable { get; init; } = Foreign is null;

    /// <summary>Where the tag begins and where what follows it does.</summary>
    public Range Range => Written.Start..Written.End;
}
