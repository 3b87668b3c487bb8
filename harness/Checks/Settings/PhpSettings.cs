using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads the headers that a page in PHP gives to itself: <c>header()</c> with a literal, before its HTML and with nothing around it.
/// </summary>
internal static partial class PhpSettings
{
    /// <summary>The rules of a file, in their order; empty where a block or a function stands before them.</summary>
    public static IEnumerable<HeaderRule> Read(string text)
    {
        if (!text.AsSpan().TrimStart().StartsWith("<?php", StringComparison.OrdinalIgnoreCase))
            yield break;
        var lines = new Lines(text);
        var end = text.IndexOf("?>", StringComparison.Ordinal) is >= 0 and var close ? close : text.Length;
        var bracket = text.IndexOfAny(['{', '}']) is >= 0 and var first ? first : text.Length;
        foreach (var header in Header().Matches(text[..Math.Min(end, bracket)]).Where(header => !Before().IsMatch(text[..header.Index])))
        {
            if (PolicyHeaders.Of(header.Groups["name"].Value.Trim()) is { } name)
            {
                var isBeside = header.Groups["replace"].Value.Trim() is "false" or "FALSE";
                yield return new(
                    name,
                    header.Groups["value"].Value.Trim(),
                    lines.PlaceAt(header.Groups["name"].Index).Line,
                    PathPattern.Everything
                )
                {
                    Action = isBeside ? HeaderAction.Add : HeaderAction.Set,
                };
            }
        }
    }

    // A line that begins with it is a statement of its own where the one before has ended.
    [GeneratedRegex(
        @"(?<=(<\?php|[;:/])\s*(//[^\n]*\n\s*|#[^\n]*\n\s*)*)header\s*\(\s*(""(?<name>[\w-]+)\s*:(?<value>[^""\\$]*)""|'(?<name>[\w-]+)\s*:(?<value>[^'\\]*)')\s*(,\s*(?<replace>\w+)\s*)?\)\s*;",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Header();

    // Conditions without brackets, ends of the program, and comments that go on.
    [GeneratedRegex(
        @"/\*(?!.*\*/)|(//|#)[^\n]*\z|\b(if|else|elseif|for|foreach|while|switch|function|exit|die|return|header_remove)\b",
        RegexOptions.Singleline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Before();
}
