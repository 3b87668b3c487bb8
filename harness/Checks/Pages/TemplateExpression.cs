using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>
/// Finds expressions and directives of template languages in a tag: what is written there is not what a browser gets. Which language it is
/// does not matter, for a file's ending may not tell: what any of them could read as its own is not plain HTML.
/// </summary>
internal static partial class TemplateExpression
{
    // Looking further for the end of what only looks like an expression would take a time that grows with the square of a page.
    private const int Longest = 4096;

    // A delimiter that is the beginning of another stands behind it.
    private static readonly (string Open, string Close)[] Delimiters =
    [
        ("{{!--", "--}}"),
        ("{{{", "}}}"),
        ("{{", "}}"),
        ("{%", "%}"),
        ("{!!", "!!}"),
        ("{#", "#}"),
        ("<%", "%>"),
        ("<?", "?>"),
        ("[[", "]]"),
        ("[%", "%]"),
        ("*|", "|*"),
    ];

    /// <summary>Where what follows an expression between the attributes of a tag begins; null where none stands here.</summary>
    public static int? EndInTag(string text, int at) =>
        text[at] switch
        {
            '{' or '[' or '*' => Delimited(text, at) ?? (text[at] == '{' ? Balanced(text, at) ?? at + 1 : null),
            // What begins a tag within a tag is a tag of a template, or this one does not end.
            '<' => Delimited(text, at) ?? Found(text, ">", at + 1) ?? at + 1,
            '@' when !Directive().IsMatch(text.AsSpan(at, Math.Min(text.Length - at, Longest))) => Call(text, at),
            '$' or '#' or '%' or '~' or '&' when Next(text, at) is '{' or '(' => Balanced(text, at + 1) ?? at + 2,
            '$' or '%' => Call(text, at),
            _ => null,
        };

    /// <summary>Where what follows an expression within the value of an attribute begins; null where none stands here.</summary>
    /// <param name="text">The page.</param>
    /// <param name="at">A place in the value.</param>
    /// <param name="start">Where the value begins.</param>
    /// <param name="isScript">Whether the value is a script, in which curly brackets are its own.</param>
    public static int? EndInValue(string text, int at, int start, bool isScript) =>
        text[at] switch
        {
            '{' => Delimited(text, at) ?? ((isScript && at > start) || IsData(text, at) ? null : Balanced(text, at) ?? at + 1),
            '[' when !isScript || Next(text, at) == '[' => Delimited(text, at),
            '*' => Delimited(text, at),
            '<' => Delimited(text, at)
                ?? (TagOfATemplate().IsMatch(text.AsSpan(at, Math.Min(text.Length - at, Longest))) ? Found(text, ">", at) ?? at + 1 : null),
            '#' or '%' or '@' or '~' when Next(text, at) == '{' => Call(text, at),
            '@' when Next(text, at) == '(' || (IsWord(Next(text, at)) && (at == start || !IsWord(text[at - 1]))) => Call(text, at),
            '$' when Next(text, at) == '{' => isScript && text.AsSpan(start, at - start).Contains('`') ? null : Call(text, at),
            '$' when !isScript && (Next(text, at) is '(' or '!' || char.IsAsciiLetter(Next(text, at))) => Call(text, at),
            '%' when Variable().Match(text, at) is { Success: true, Length: var length } => at + length,
            _ => null,
        };

    /// <summary>
    /// Where what follows a bracket's counterpart begins; null where that is not near. Brackets within quotes do not count.
    /// </summary>
    internal static int? Balanced(string text, int start)
    {
        var (depth, quote) = (0, '\0');
        for (var at = start; at < text.Length && at - start < Longest; at++)
        {
            var next = text[at];
            if (quote != '\0')
            {
                if (next == '\\')
                    at++;
                else if (next == quote)
                    quote = '\0';
            }
            else if (next is '"' or '\'' or '`')
            {
                quote = next;
            }
            else if (next is '{' or '(' or '[')
            {
                depth++;
            }
            else if (next is '}' or ')' or ']' && --depth == 0)
            {
                return at + 1;
            }
        }

        return null;
    }

    private static int? Delimited(string text, int at)
    {
        foreach (var (open, close) in Delimiters)
        {
            if (string.CompareOrdinal(text, at, open, 0, open.Length) == 0 && Found(text, close, at + open.Length) is { } end)
                return end;
        }

        return Delimiters.Any(delimiter =>
            delimiter.Open[0] != '{' && string.CompareOrdinal(text, at, delimiter.Open, 0, delimiter.Open.Length) == 0
        )
            ? at + 2
            : null;
    }

    private static int? Found(string text, string wanted, int from) =>
        text.IndexOf(wanted, from, Math.Min(Longest, text.Length - from), StringComparison.Ordinal) is >= 0 and var found
            ? found + wanted.Length
            : null;

    // @Model.Name(x)[0].Other, @(…), ${…}
    private static int Call(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length)
        {
            if (IsWord(text[at]) || (text[at] is '.' or '!' && at + 1 < text.Length && (IsWord(text[at + 1]) || text[at + 1] == '{')))
                at++;
            else if (text[at] is '(' or '[' or '{' && Balanced(text, at) is { } end)
                at = end;
            else
                break;
        }

        return Math.Max(at, start + 1);
    }

    // JSON begins with a quote, and a UUID may be in brackets.
    private static bool IsData(string text, int at) => Data().IsMatch(text.AsSpan(at, Math.Min(text.Length - at, 64)));

    private static char Next(string text, int at) => at + 1 < text.Length ? text[at + 1] : '\0';

    private static bool IsWord(char next) => char.IsAsciiLetterOrDigit(next) || next == '_';

    // What an event does (@click="…", @onload="…") is an attribute, as is any other name with a value.
    [GeneratedRegex(@"^@[A-Za-z][\w:.-]*\s*=", RegexOptions.CultureInvariant)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^<(/?[\w-]+:|/?#|/?@|\$|!--)", RegexOptions.CultureInvariant)]
    private static partial Regex TagOfATemplate();

    [GeneratedRegex(@"\G%[A-Z_]{3,}%", RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(
        @"^\{\s*(""|&quot;|&\#34;|%22|\}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\})",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Data();
}

/// <summary>Texts with which expressions of template languages begin.</summary>
internal static partial class TemplateLiteral
{
    /// <summary>Of <c>@("https://…" + x)</c> and <c>@($"https://…{x}")</c>; empty for any other.</summary>
    public static string OfRazor(string expression) =>
        CSharp().Match(expression) is { Success: true } match ? match.Groups["text"].Value : "";

    /// <summary>Of <c>@{https://…(x=${y})}</c> and <c>|https://…${x}|</c>; empty for any other.</summary>
    public static string OfThymeleaf(string expression) =>
        Thymeleaf().Match(expression) is { Success: true } match ? match.Groups["text"].Value : "";

    /// <summary>Of <c>{"https://…#{x}"}</c> and <c>{"https://…" + x}</c>; empty for any other.</summary>
    public static string OfBraces(string expression) =>
        Braces().Match(expression) is { Success: true } match ? match.Groups["text"].Value : "";

    // A text that is all of it or to which something is added, or one into which something is put.
    [GeneratedRegex(
        @"^@\(\s*(""(?<text>https?://[^""\\]*)""\s*[+)]|\$""(?<text>https?://[^""\\{}]*)[""{])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex CSharp();

    [GeneratedRegex(
        @"^\{\s*""(?<text>https?://[^""\\#$]*)([#$]|""\s*(\+|<>|\}))",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Braces();

    [GeneratedRegex(
        @"^\s*(@\{\s*(?<text>https?://[^{}()$|]*)[{}()$]|\|(?<text>https?://[^|$*#@~{}]*)[|$*#@~])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Thymeleaf();
}
