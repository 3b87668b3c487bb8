using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Policies;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads the policies in initializers of Rails, where nothing but literals is in their blocks.</summary>
internal static partial class RailsSettings
{
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["self"] = "'self'",
        ["none"] = "'none'",
        ["https"] = "https:",
        ["http"] = "http:",
        ["data"] = "data:",
        ["blob"] = "blob:",
        ["all"] = "*",
    };

    /// <summary>Determines whether a file is an initializer by its path.</summary>
    public static bool IsOne(string file) => FileName().IsMatch(file.Replace('\\', '/'));

    /// <summary>The rules of a file.</summary>
    public static IReadOnlyList<HeaderRule> Read(string text)
    {
        var (rules, isReported) = (new List<HeaderRule>(), ReportOnly().IsMatch(text));
        (string Name, int Line, List<string>? Directives)? open = null;
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (Block().Match(line) is { Success: true } block)
                open = (block.Groups["name"].Value, number, []);
            else if (line == "end" && open is { } ended)
                (open, _) = (null, Close(ended));
            else if (open is { } inner)
                Take(inner, line);
            else if (Nonce().IsMatch(line))
                rules.Add(new(ContentSecurityPolicy.HeaderName, "", number, PathPattern.Everything) { Action = HeaderAction.Add });
            else if (!Around().IsMatch(line))
                return [];
        }

        return rules;

        bool Close((string Name, int Line, List<string>? Directives) block)
        {
            var isContent = block.Name == "content_security_policy";
            var value = block.Directives is { } read && !(isContent && isReported) ? string.Join("; ", read) : null;
            // Rails sends the older of both headers for features.
            // An empty one is not sent.
            var action = value is { Length: 0 } ? HeaderAction.Add : HeaderAction.Set;
            rules.Add(
                new(
                    isContent ? ContentSecurityPolicy.HeaderName : PermissionsPolicyHeader.LegacyName,
                    value,
                    block.Line,
                    PathPattern.Everything
                )
                {
                    Action = action,
                }
            );
            if (!isContent && value is not null)
                rules.Add(new(PermissionsPolicyHeader.Name, "", block.Line, PathPattern.Everything) { Action = HeaderAction.Add });
            return true;
        }

        void Take((string Name, int Line, List<string>? Directives) block, string line)
        {
            var directive = Directive().Match(line);
            var words = directive.Success ? Argument().Matches(directive.Groups["arguments"].Value).Select(Word).ToList() : [];
            var name = directive.Groups["name"].Value.Replace('_', '-');
            if (
                !directive.Success
                || (words.Any(word => word is null) && name is "default-src" or "frame-src" or "child-src" or "microphone")
            )
                open = block with { Directives = null };
            else if (words.All(word => word is not null))
                block.Directives?.Add($"{name} {string.Join(' ', words)}".Trim());
        }
    }

    private static string? Word(Match argument) =>
        argument.Groups["symbol"] is { Success: true, Value: var symbol } ? Words.GetValueOrDefault(symbol, $"'{symbol.Replace('_', '-')}'")
        : argument.Groups["text"] is { Success: true, Value: var text } && !text.Contains("#{", StringComparison.Ordinal) ? text
        : null;

    [GeneratedRegex(@"(^|/)config/initializers/\w+\.rb$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex(
        @"^(Rails\.application\.)?config\.(?<name>content_security_policy|permissions_policy) do \|\w+\|$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Block();

    [GeneratedRegex(@"^(Rails\.application\.configure do|end|# .*)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Around();

    [GeneratedRegex(
        @"^(Rails\.application\.)?config\.content_security_policy_(nonce_\w+|report_only)\s*=",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Nonce();

    [GeneratedRegex(@"^[^#\n]*content_security_policy_report_only\s*=\s*(?!false)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ReportOnly();

    [GeneratedRegex(
        @"^\w+\.(?<name>[a-z_]+)(\s+(?<arguments>[^#]*)|\((?<arguments>[^#]*)\))?$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Directive();

    [GeneratedRegex(
        @"\s*(:(?<symbol>[a-z_]+)|""(?<text>[^""\\]*)""|'(?<text>[^'\\]*)'|(?<other>[^,]+))\s*(,|$)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Argument();
}
