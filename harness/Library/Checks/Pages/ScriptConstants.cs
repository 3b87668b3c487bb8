using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Constants of a file of a template that are one literal text, and of whose name there is only one.</summary>
internal sealed partial class ScriptConstants
{
    private const int Most = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, Group> values = new(StringComparer.Ordinal);

    /// <summary>Where the constants that were asked for are written.</summary>
    public ISet<Range> Used { get; } = new HashSet<Range>();

    /// <param name="text">The file.</param>
    public ScriptConstants(string text)
    {
        foreach (var declared in Declared().Matches(text).Take(Most).GroupBy(declared => declared.Groups["name"].Value))
        {
            if (declared.Count() == 1 && !IsElsewhere(text, declared.Key))
                values[declared.Key] = declared.Single().Groups["value"];
        }
    }

    /// <summary>An expression with the constants that are a whole operand of it as literals.</summary>
    public string Resolve(string expression)
    {
        if (values.Count == 0)
            return expression;
        if (values.TryGetValue(expression, out var whole))
            return $"\"{Take(whole)}\"";
        // `${BASE}/rest` and BASE + "/rest".
        if (Beginning().Match(expression) is not { Success: true } beginning || !values.TryGetValue(beginning.Groups["name"].Value, out var found))
            return expression;
        var (value, rest) = (Take(found), expression[beginning.Length..]);
        return expression[0] == '`' ? $"`{value}{rest}" : ScriptLiteral.StringOf(rest.Trim()) is { } end ? $"\"{value}{end}\"" : $"\"{value}\" + {rest}";
    }

    private string Take(Group value)
    {
        Used.Add(value.Index..(value.Index + value.Length));
        return value.Value;
    }

    // Declared again, given by a caller, or assigned to; or in a text in which that takes too long to find out.
    private static bool IsElsewhere(string text, string name)
    {
        var word = Regex.Escape(name);
        try
        {
            return Count($@"\b(const|let|var|function|class)\s+{word}\b") != 1
                || Count($@"\b(const|let|var)\s*[{{\[][^}}\]]*\b{word}\b[^}}\]]*[}}\]]\s*=") > 0
                || Count($@"\([^()]*\b{word}\b[^()]*\)\s*(:[^=>{{]*)?(=>|\{{)|\b{word}\s*=>") > 0;
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }

        int Count(string pattern) => Regex.Count(text, pattern, RegexOptions.CultureInvariant, Patience);
    }

    [GeneratedRegex(@"^[ \t]*(export\s+)?const\s+(?<name>[A-Za-z_$][\w$]*)(\s*:\s*string)?\s*=\s*(?<quote>[""'`])(?<value>[^""'`\\$\r\n]*)\k<quote>(\s+as\s+const)?\s*;?[ \t]*(//[^\r\n]*)?\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^(`\$\{\s*(?<name>[A-Za-z_$][\w$]*)\s*\}|(?<name>[A-Za-z_$][\w$]*)\s*\+\s*)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Beginning();
}
