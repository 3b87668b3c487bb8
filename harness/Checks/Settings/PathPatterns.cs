using System.Text;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads the patterns of paths that servers' settings have, each in its own language.</summary>
internal static partial class PathPatterns
{
    /// <summary>
    /// As in <c>_headers</c> and <c>netlify.toml</c>: <c>*</c> is anything, <c>:name</c> one segment. An address with a host is for that
    /// host alone.
    /// </summary>
    public static PathPattern OfSplat(string written)
    {
        if (!written.StartsWith('/'))
            return PathPattern.Unknown(written);
        // Hosts disagree whether /a/* is for /a, too: with two paths the page has one of each.
        var expression = SplatPart()
            .Replace(written, part => part.Value == "*" ? ".*"
                : part.Value[0] == ':' ? "[^/]+"
                : Regex.Escape(part.Value));
        return PathPattern.Of(
            written,
            expression + (written.EndsWith('/') || written.EndsWith('*') ? "" : "/?"),
            ignoresCase: false,
            isEverything: written == "/*"
        );
    }

    /// <summary>As in <c>staticwebapp.config.json</c>: <c>*</c> at the end is anything.</summary>
    public static PathPattern OfTrailingStar(string written) =>
        PathPattern.Of(
            written,
            Regex.Escape(written).Replace("\\*", ".*", StringComparison.Ordinal),
            ignoresCase: true,
            isEverything: written is "/*" or "*"
        );

    /// <summary>As in <c>firebase.json</c>: a glob in which <c>**</c> crosses slashes.</summary>
    public static PathPattern OfGlob(string written)
    {
        if (GlobBeyond().IsMatch(written))
            return PathPattern.Unknown(written);
        var expression = GlobPart()
            .Replace(written.TrimStart('/'), part => part.Value switch
                {
                    "**/" => "(?:.*/)?",
                    "**" => ".*",
                    "*" => "[^/]*",
                    "?" => "[^/]",
                    "@(" or "{" => "(?:",
                    "}" or ")" => ")",
                    "|" or "," => "|",
                    _ => Regex.Escape(part.Value),
                });
        return PathPattern.Of(written, "/?" + expression, ignoresCase: false, isEverything: written is "**" or "/**" or "**/*" or "/**/*");
    }

    /// <summary>As in Nitro's route rules: <c>**</c> is anything below, <c>*</c> one segment.</summary>
    public static PathPattern OfRoute(string written)
    {
        if (!written.StartsWith('/') || GlobBeyond().IsMatch(written))
            return PathPattern.Unknown(written);
        var expression = Regex
            .Replace(Regex.Escape(written), @"/\\\*\\\*$", "(?:/.*)?")
            .Replace("\\*\\*", ".*", StringComparison.Ordinal)
            .Replace("\\*", "[^/]*", StringComparison.Ordinal);
        return PathPattern.Of(written, expression + "/?", ignoresCase: false, isEverything: written == "/**");
    }

    /// <summary>
    /// As in <c>next.config</c> and <c>vercel.json</c> (path-to-regexp): <c>:name</c>, <c>:name*</c>, and regular expressions in brackets.
    /// </summary>
    public static PathPattern OfSource(string written)
    {
        if (!written.StartsWith('/'))
            return PathPattern.Unknown(written);
        var expression = new StringBuilder();
        for (var at = 0; at < written.Length; )
        {
            if (written[at] == '\\' && at + 1 < written.Length)
            {
                expression.Append(Regex.Escape(written.Substring(at + 1, 1)));
                at += 2;
            }
            else if (written[at] == '(' || (written[at] == ':' && at + 1 < written.Length && IsWord(written[at + 1])))
            {
                if (ReadParameter(written, ref at) is not var (inner, modifier))
                    return PathPattern.Unknown(written);
                AppendParameter(expression, inner, modifier);
            }
            else if (written[at] is '{' or '}')
            {
                return PathPattern.Unknown(written);
            }
            else
            {
                expression.Append(Regex.Escape(written.Substring(at++, 1)));
            }
        }

        return PathPattern.Of(written, expression.Append("/?").ToString(), ignoresCase: true, isEverything: WholeSource().IsMatch(written));
    }

    // The slash before a parameter goes with it where that may be left out.
    private static void AppendParameter(StringBuilder expression, string inner, char modifier)
    {
        var prefix = modifier != '\0' && expression.Length > 0 && expression[^1] == '/' ? "/" : "";
        expression.Length -= prefix.Length;
        expression.Append($"(?:{prefix}(?:{inner}))");
        if (modifier != '\0')
            expression.Append(modifier);
    }

    private static (string Inner, char Modifier)? ReadParameter(string written, ref int at)
    {
        var inner = "[^/#?]+?";
        if (written[at] == ':')
        {
            at++;
            while (at < written.Length && IsWord(written[at]))
                at++;
        }

        if (at < written.Length && written[at] == '(')
        {
            var (depth, start) = (0, at + 1);
            do
            {
                if (written[at] == '\\')
                    at++;
                else if (written[at] == '(')
                    depth++;
                else if (written[at] == ')')
                    depth--;
                at++;
            } while (at < written.Length && depth > 0);
            if (depth > 0 || at > written.Length)
                return null;
            inner = written[start..(at - 1)];
        }

        return at < written.Length && written[at] is '*' or '+' or '?' ? (inner, written[at++]) : (inner, '\0');
    }

    private static bool IsWord(char next) => char.IsAsciiLetterOrDigit(next) || next == '_';

    [GeneratedRegex(@"\*|:[A-Za-z]\w*|[^*:]+|:", RegexOptions.CultureInvariant)]
    private static partial Regex SplatPart();

    [GeneratedRegex(@"[!\[\]]|[+?*]\(", RegexOptions.CultureInvariant)]
    private static partial Regex GlobBeyond();

    [GeneratedRegex(@"\*\*/|\*\*|\*|\?|@\(|\{|\}|\)|\||,|[^*?@{}()|,]+|.", RegexOptions.CultureInvariant)]
    private static partial Regex GlobPart();

    [GeneratedRegex(@"^/(:\w+)?(\(\.\*\)\??|(?<=\w)\*|(?<=\w)\(\.\*\)\*?)$", RegexOptions.CultureInvariant)]
    private static partial Regex WholeSource();
}

/// <summary>For which pages of a site a setting is.</summary>
/// <param name="Written">As it is in its file.</param>
/// <param name="IsEverything">Whether it is for every page, wherever that is served.</param>
/// <param name="Path">Matches the paths of its pages; null where it cannot be known which they are.</param>
internal sealed record PathPattern(string Written, bool IsEverything, Regex? Path)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    /// <summary>Every page.</summary>
    public static PathPattern Everything { get; } = new("/*", true, null);

    /// <summary>Gets a value indicating whether the pattern is for no page at all, as for pictures.</summary>
    public bool IsNothing { get; init; }

    /// <summary>Pages of which nobody knows without running the program which they are.</summary>
    public static PathPattern Unknown(string written) => new(written, false, null);

    /// <summary>The pages whose paths a regular expression matches as a whole; unknown where it is not one.</summary>
    public static PathPattern Of(string written, string expression, bool ignoresCase, bool isEverything = false)
    {
        try
        {
            var options = RegexOptions.CultureInvariant | (ignoresCase ? RegexOptions.IgnoreCase : RegexOptions.None);
            return new(written, isEverything, new($"^(?:{expression})$", options, Patience));
        }
        catch (ArgumentException)
        {
            return Unknown(written);
        }
    }

    /// <summary>Determines whether the pattern covers one of these paths.</summary>
    /// <param name="paths">The paths at which the page is served; null where they are not known.</param>
    /// <returns>Null where that cannot be known.</returns>
    public bool? Covers(IReadOnlyList<string>? paths)
    {
        if (IsEverything)
            return true;
        if (IsNothing)
            return false;
        if (Path is null || paths is null || paths.Count == 0)
            return null;
        try
        {
            var covered = paths.Count(path => Path.IsMatch(path));
            return covered == paths.Count ? true
                : covered == 0 ? false
                : null;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
