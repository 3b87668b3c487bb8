namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Literals of a script.</summary>
internal static class ScriptLiteral
{
    /// <summary>Whether an expression is one string, into which nothing is put and in which every character stands for itself.</summary>
    public static bool IsString(ReadOnlySpan<char> expression) =>
        expression.Length > 1
        && expression[0] is '"' or '\'' or '`'
        && expression[1..].IndexOf(expression[0]) == expression.Length - 2
        && !expression.Contains('\\')
        && !(expression[0] == '`' && expression.Contains("${", StringComparison.Ordinal));

    /// <summary>What an expression says that is one string; null for any other.</summary>
    public static string? StringOf(string expression) => IsString(expression) ? expression[1..^1] : null;

    /// <summary>The text with which the value of an expression begins for certain; empty where that is not known.</summary>
    public static string Beginning(string expression)
    {
        if (expression.Length < 2 || expression[0] is not ('"' or '\'' or '`'))
            return "";
        var end = expression.IndexOf(expression[0], 1);
        var put = expression[0] == '`' ? expression.IndexOf("${", StringComparison.Ordinal) : -1;
        if (put >= 0 && (end < 0 || put < end))
            return Plain(expression[1..put]);
        if (end < 0)
            return "";
        var rest = expression.AsSpan(end + 1).TrimStart();
        return rest.IsEmpty || rest[0] == '+' ? Plain(expression[1..end]) : "";
    }

    private static string Plain(string text) => text.Contains('\\', StringComparison.Ordinal) ? "" : text;
}

/// <summary>Comments of a script.</summary>
internal static class ScriptComment
{
    /// <summary>
    /// Where what follows a comment begins; null where none begins here. One that does not end goes on to the end of the text.
    /// </summary>
    public static int? End(string text, int at)
    {
        if (text[at] != '/' || at + 1 >= text.Length)
            return null;
        var (close, length) = text[at + 1] switch
        {
            '/' => ("\n", 0),
            '*' => ("*/", 2),
            _ => ("", -1),
        };
        if (length < 0)
            return null;
        return text.IndexOf(close, at + 2, StringComparison.Ordinal) is >= 0 and var found ? found + length : text.Length;
    }
}
