using System.Text.RegularExpressions;
using KojiWidgetHarness.Harness.Sites;

namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Finds addresses of Koji's in any text, whatever language it is in.</summary>
internal static partial class KojiText
{
    /// <summary>Each address of the widget, and each text in quotes that is Koji's origin, to which a program adds the rest.</summary>
    public static IReadOnlyList<FoundAddress> In(string text)
    {
        // Few texts have it: this decides quickly.
        if (!text.Contains("koji", StringComparison.OrdinalIgnoreCase))
            return [];
        var lines = new Lines(text);
        return
        [
            .. Address().Matches(text).Select(match =>
                new FoundAddress(match.Index, lines.PlaceAt(match.Index).Line, match.Groups["newer"].Success ? KojiAddress.Newer : KojiAddress.Published[0])),
        ];
    }

    [GeneratedRegex(
        @"(\b|(?<=%2F))((?<newer>koji\.so)(\\*/api\\*/v1\\*/embed|%2Fapi%2Fv1%2Fembed|(?<=[""'`]https://koji\.so)/?(?=[""'`$])|(?<==\s?https://koji\.so)/?\s*$)|(app\.getkoji\.com)(\\*/embed|%2Fembed|(?<=[""'`]https://app\.getkoji\.com)/?(?=[""'`$])|(?<==\s?https://app\.getkoji\.com)/?\s*$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Address();
}
