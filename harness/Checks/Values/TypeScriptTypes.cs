using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Values;

/// <summary>Leaves simple types out of TypeScript, with every other character in its place. What is left of others is not JavaScript, so that it is not read.</summary>
internal static partial class TypeScriptTypes
{
    /// <summary>The script without them.</summary>
    public static string LeftOut(string text) => Parameters().Replace(Blank(Assertion(), Blank(Declared(), Blank(Imported(), text))), parameters =>
        string.Concat("(", Blank(Parameter(), parameters.Groups["inner"].Value), ")", Spaces(parameters.Groups["returns"].Value), parameters.Groups["body"].Value));

    private static string Blank(Regex pattern, string text) => pattern.Replace(text, match => Spaces(match.Value));

    private static string Spaces(string text) => LineText().Replace(text, line => new(' ', line.Length));

    [GeneratedRegex(@"^import\s+type\s[^;'""]*['""][^'""]*['""];?", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Imported();

    [GeneratedRegex(@"(?<=\b(const|let|var)\s+\w+)\s*:[^=;{}()]+(?==)", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(@"\bas\s+const\b|\b(satisfies|as)\s+[A-Z][\w.]*(<[\w.,\s\[\]|]*>)?(\[\])*(?=\s*[;,)\n])|(?<=[\w)\]])!(?=\s*[;,)\]}.])", RegexOptions.CultureInvariant)]
    private static partial Regex Assertion();

    [GeneratedRegex(@"\((?<inner>[^()]*)\)(?<returns>\s*:\s*[\w.]+(<[\w.,\s\[\]|<>]*>)?(\[\])*)?(?<body>\s*(=>|\{))", RegexOptions.CultureInvariant)]
    private static partial Regex Parameters();

    [GeneratedRegex(@"(?<=\w)\??\s*:\s*[\w.]+(<[\w.,\s\[\]|]*>)?(\[\])*(?=\s*(,|$))", RegexOptions.CultureInvariant)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"[^\r\n]+", RegexOptions.CultureInvariant)]
    private static partial Regex LineText();
}
