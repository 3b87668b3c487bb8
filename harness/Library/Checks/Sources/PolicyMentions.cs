using System.Text.RegularExpressions;
using KojiWidgetHarness.Harness.Checks.Pages;

namespace KojiWidgetHarness.Harness.Checks.Sources;

/// <summary>Finds in files of any language where a policy is set that decides over embeds: servers' settings and programs have them.</summary>
internal static partial class PolicyMentions
{
    private const int Most = 5;

    /// <summary>A line for each, the first of a text.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var lines = new Lines(text);
        return
        [
            .. Name().Matches(text).Select(match => (Name: match.Value, lines.PlaceAt(match.Index).Line)).DistinctBy(found => found.Line).Take(Most)
                .Select(found => $"a policy in line {found.Line}, {found.Name}: give what the page is served with by --headers, or check its URL"),
        ];
    }

    [GeneratedRegex(
        @"\b(Content-Security-Policy|Permissions-Policy|Feature-Policy|Cross-Origin-Embedder-Policy|contentSecurityPolicy|permissionsPolicy|content_security_policy|permissions_policy|SECURE_CROSS_ORIGIN\w*|CSP_FRAME_SRC|CSP_DEFAULT_SRC)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
