namespace KojiWidgetHarness.Checks.Pages;

/// <summary>What of Razor is C# that may have tags in its texts.</summary>
internal static class RazorText
{
    private const int Longest = 4096;

    /// <summary>
    /// Where what follows an expression, a text of C# or a comment begins; null where none begins here. Attributes of tags are not asked
    /// for.
    /// </summary>
    public static int? CodeEnd(string text, int at) =>
        text[at] switch
        {
            '@' => ExpressionEnd(text, at),
            '"' => StringEnd(text, at),
            '/' when BeginsLine(text, at) => ScriptComment.End(text, at),
            _ => null,
        };

    // @Html.Raw("…"), @(…). What a keyword has in its brackets is passed over too, and its block is not.
    private static int? ExpressionEnd(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] is '_' or '.'))
            at++;
        var isCall = at < text.Length && (text[at] == '(' || (text[at] == '[' && at > start + 1));
        return isCall ? TemplateExpression.Balanced(text, at) : null;
    }

    private static int? StringEnd(string text, int at)
    {
        if (string.CompareOrdinal(text, at, "\"\"\"", 0, 3) == 0)
            return Found(text, "\"\"\"", at + 3);
        if (at > 0 && text[at - 1] is '@' or '$' && (text[at - 1] == '@' || (at > 1 && text[at - 2] == '@')))
            return VerbatimEnd(text, at);
        for (var index = at + 1; index < text.Length && text[index] != '\n'; index++)
        {
            if (text[index] == '\\')
                index++;
            else if (text[index] == '"')
                return index + 1;
        }

        return null;
    }

    // Two quotes stand for one.
    private static int? VerbatimEnd(string text, int at)
    {
        for (var index = at + 1; index < text.Length && index - at < Longest; index++)
        {
            if (text[index] != '"')
                continue;
            if (index + 1 >= text.Length || text[index + 1] != '"')
                return index + 1;
            index++;
        }

        return null;
    }

    private static int? Found(string text, string wanted, int from) =>
        text.IndexOf(wanted, from, Math.Min(Longest, text.Length - from), StringComparison.Ordinal) is >= 0 and var found
            ? found + wanted.Length
            : null;

    private static bool BeginsLine(string text, int at)
    {
        for (var index = at - 1; index >= 0 && text[index] != '\n'; index--)
        {
            if (!char.IsWhiteSpace(text[index]))
                return false;
        }

        return true;
    }
}
