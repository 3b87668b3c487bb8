using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Constants of a file of a template that are one literal text, and of whose name there is only one.</summary>
internal sealed partial class ScriptConstants
{
    private const int Most = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Group> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> others = new(StringComparer.Ordinal);

    /// <summary>Where the constants that were asked for are written.</summary>
    public ISet<Range> Used { get; } = new HashSet<Range>();

    /// <param name="text">The file.</param>
    /// <param name="imported">Constants that it imports from other files, by their names here.</param>
    public ScriptConstants(string text, IReadOnlyDictionary<string, string>? imported = null)
    {
        foreach (var (name, value) in imported ?? new Dictionary<string, string>())
        {
            if (Count(text, $@"\b(const|let|var|function|class)\s+{Regex.Escape(name)}\b") == 0 && !IsGiven(text, name))
                others[name] = value;
        }

        foreach (var declared in Declared().Matches(text).Take(Most).GroupBy(declared => declared.Groups["name"].Value))
        {
            if (declared.Count() == 1 && !IsElsewhere(text, declared.Key))
                values[declared.Key] = declared.Single().Groups["value"];
        }
    }

    /// <summary>An expression with the constants that are a whole operand of it as literals.</summary>
    public string Resolve(string expression)
    {
        if (values.Count + others.Count == 0)
            return expression;
        if (Take(expression) is { } whole)
            return $"\"{whole}\"";
        // `${BASE}/rest` and BASE + "/rest".
        if (Beginning().Match(expression) is not { Success: true } beginning || Take(beginning.Groups["name"].Value) is not { } value)
            return expression;
        var rest = expression[beginning.Length..];
        return expression[0] == '`' ? $"`{value}{rest}"
            : ScriptLiteral.StringOf(rest.Trim()) is { } end ? $"\"{value}{end}\""
            : $"\"{value}\" + {rest}";
    }

    /// <summary>The constants of a text that it exports, by name.</summary>
    public static IReadOnlyDictionary<string, string> ExportedBy(string text)
    {
        var constants = new ScriptConstants(text);
        return constants
            .values.Where(constant =>
                Regex.IsMatch(
                    text,
                    $@"\bexport\s+(const\s+{Regex.Escape(constant.Key)}\b|\{{[^}}]*\b{Regex.Escape(constant.Key)}\b)",
                    RegexOptions.CultureInvariant,
                    Patience
                )
            )
            .ToDictionary(constant => constant.Key, constant => constant.Value.Value, StringComparer.Ordinal);
    }

    private string? Take(string name)
    {
        if (!values.TryGetValue(name, out var value))
            return others.GetValueOrDefault(name);
        Used.Add(value.Index..(value.Index + value.Length));
        return value.Value;
    }

    // Declared again, given by a caller, or assigned to; or in a text in which that takes too long to find out.
    private static bool IsElsewhere(string text, string name) =>
        Count(text, $@"\b(const|let|var|function|class)\s+{Regex.Escape(name)}\b") != 1 || IsGiven(text, name);

    private static bool IsGiven(string text, string name)
    {
        var word = Regex.Escape(name);
        return Count(text, $@"\b(const|let|var)\s*[{{\[][^}}\]]*\b{word}\b[^}}\]]*[}}\]]\s*=") > 0
            || Count(text, $@"\([^()]*\b{word}\b[^()]*\)\s*(:[^=>{{]*)?(=>|\{{)|\b{word}\s*=>") > 0;
    }

    private static int Count(string text, string pattern)
    {
        try
        {
            return Regex.Count(text, pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (RegexMatchTimeoutException)
        {
            return int.MaxValue;
        }
    }

    [GeneratedRegex(
        @"^[ \t]*(export\s+)?const\s+(?<name>[A-Za-z_$][\w$]*)(\s*:\s*string)?\s*=\s*(?<quote>[""'`])(?<value>[^""'`\\$\r\n]*)\k<quote>(\s+as\s+const)?\s*;?[ \t]*(//[^\r\n]*)?\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Declared();

    [GeneratedRegex(
        @"^(`\$\{\s*(?<name>[A-Za-z_$][\w$]*)\s*\}|(?<name>[A-Za-z_$][\w$]*)\s*\+\s*)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Beginning();
}

/// <summary>Literals of a script.</summary>
internal static class ScriptLiteral
{
    /// <summary>
    /// Determines whether an expression is one string, into which nothing is put and in which every character stands for itself.
    /// </summary>
    public static bool IsString(ReadOnlySpan<char> expression) =>
        expression.Length > 1
        && expression[0] is '"' or '\'' or '`'
        && expression[1..].IndexOf(expression[0]) == expression.Length - 2
        && !expression.Contains('\\')
        && !(expression[0] == '`' && expression.Contains("${", StringComparison.Ordinal));

    /// <summary>Gets what an expression says that is one string; null for any other.</summary>
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
