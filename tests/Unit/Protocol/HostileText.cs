using System.Globalization;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

/// <summary>
/// What a page, a file or a server may say to steer a terminal or the CI system that reads a log, and whether a log does so.
/// </summary>
internal static partial class HostileText
{
    public const string Bidi = "safe\u202Egnp.exe\u2066x\u2069";

    public static IReadOnlyList<string> All { get; } =
    [
        "\u001b[2J\u001b[1;1H\u001b]0;title\u0007",
        "\u009b31mred\u0090dcs\u009c",
        "\u001b[31mred",
        "a\bb\u007fc\0d",
        "progress\rdone",
        "\r\n::error::CR LF",
        "\n::add-mask::LF",
        "line\u2028::error file=a::separator",
        "paragraph\u2029::stop-commands::token",
        "next\u0085::warning::line",
        "\v::notice::tab\f::notice::feed",
        "  \t ::error::behind spaces",
        "\u00a0\u3000::error::behind wide spaces",
        "\u200b::error::behind nothing",
        "::error::first",
        "##[error]first",
        "x ##[command]y",
        "##vso[task.setvariable variable=a]b",
        "##teamcity[testFailed name='a']",
        "###[group]three",
        Bidi,
        "zero\u200b\u200c\u200d\u2060\ufeffwidth\u00ad",
        "half \ud800 other \udc00",
        "tag \U000E0041\U000E007F",
        "end\uFFFE\uFFFF",
        "[red]markup[/] [link=http://a]b[/] [x",
        "| cell | <b>tag</b> | ![p](http://a/b.png)",
        "colon ::mid :: end",
    ];

    /// <summary>All of it in one text.</summary>
    public static string Everything { get; } = string.Join(" ", All);

    /// <summary>What of a log would do harm; empty when nothing would. The colours that our own tables have do not.</summary>
    public static string HarmIn(string log)
    {
        var text = Colours().Replace(log, "");
        return string.Join('\n', [.. Characters(text), .. Commands(text)]);
    }

    private static IEnumerable<string> Characters(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var isLayout = text[at] is '\n' or '\t' || text[at..].StartsWith("\r\n", StringComparison.Ordinal);
            var isHalf = char.IsSurrogate(text[at]) && !char.IsSurrogatePair(text, at);
            var category = CharUnicodeInfo.GetUnicodeCategory(text, at);
            if (
                isHalf
                || (
                    !isLayout
                    && category
                        is UnicodeCategory.Control
                            or UnicodeCategory.Format
                            or UnicodeCategory.LineSeparator
                            or UnicodeCategory.ParagraphSeparator
                    && !isLayout
                )
            )
                yield return string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[at]:X4} in: {Around(text, at)}");
            if (!isHalf && char.IsHighSurrogate(text[at]))
                at++;
        }
    }

    // As the runners of GitHub and Azure look for them, line by line.
    private static IEnumerable<string> Commands(string text) =>
        text.Split('\n', '\r')
            .Where(line =>
                line.TrimStart(' ', '\t', '\u00a0', '\u3000').TrimStart().StartsWith("::", StringComparison.Ordinal)
                || Marked().IsMatch(line)
            )
            .Select(line => $"a command: {line}");

    private static string Around(string text, int at) =>
        string.Concat(
            text[Math.Max(0, at - 20)..Math.Min(text.Length, at + 20)].Select(letter => letter is >= ' ' and <= '~' ? letter : '·')
        );

    [GeneratedRegex(@"##[a-z]*\[")]
    private static partial Regex Marked();

    // None of them is among the hostile ones.
    [GeneratedRegex(@"\e\[(?:0|(?:1;)?4|1|(?:[1-4];)*38;5;[0-9]+)m")]
    private static partial Regex Colours();
}
