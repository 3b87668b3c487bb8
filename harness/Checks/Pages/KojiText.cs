using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Finds addresses of Koji's in any text, whatever language it is in.</summary>
internal static partial class KojiText
{
    /// <summary>Each address of the widget, and each text in quotes that is Koji's origin, to which a program adds the rest.</summary>
    /// <param name="text">The text.</param>
    /// <param name="origins">Origins that count as Koji's besides the published ones.</param>
    public static IReadOnlyList<FoundAddress> In(string text, IReadOnlyList<WebOrigin> origins)
    {
        var found = new List<(int Index, KojiAddress Koji)>();
        // Few texts have it: this decides quickly.
        if (text.Contains("koji", StringComparison.OrdinalIgnoreCase))
            found.AddRange(
                Address()
                    .Matches(text)
                    .Select(match => (match.Index, match.Groups["newer"].Success ? KojiAddress.Newer : KojiAddress.Published[0]))
            );
        foreach (var origin in origins.Select(origin => origin.ToString()))
        {
            for (
                var at = text.IndexOf(origin, StringComparison.OrdinalIgnoreCase);
                at >= 0;
                at = text.IndexOf(origin, at + origin.Length, StringComparison.OrdinalIgnoreCase)
            )
                found.Add((at, new(new Uri(origin))));
        }

        if (found.Count == 0)
            return [];
        var lines = new Lines(text);
        return
        [
            .. found
                .OrderBy(address => address.Index)
                .Select(address => new FoundAddress(address.Index, lines.PlaceAt(address.Index).Line, address.Koji)),
        ];
    }

    [GeneratedRegex(
        @"(\b|(?<=%2F))((?<newer>koji\.so)(\\*/api\\*/v1\\*/embed|%2Fapi%2Fv1%2Fembed|(?<=[""'`]https://koji\.so)/?(?=[""'`$])|(?<==\s?https://koji\.so)/?\s*$)|(app\.getkoji\.com)(\\*/embed|%2Fembed|(?<=[""'`]https://app\.getkoji\.com)/?(?=[""'`$])|(?<==\s?https://app\.getkoji\.com)/?\s*$))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Multiline
    )]
    private static partial Regex Address();
}

/// <summary>An address of Koji's in a text.</summary>
/// <param name="Index">Where it begins, from 0.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Koji">Which one it is.</param>
internal sealed record FoundAddress(int Index, int Line, KojiAddress Koji);

/// <summary>What counts as Koji's.</summary>
/// <param name="Origins">Origins that count besides the published ones.</param>
internal sealed record KojiSites(IReadOnlyList<WebOrigin> Origins)
{
    /// <summary>The published ones alone.</summary>
    public static KojiSites Published { get; } = new([]);

    /// <summary>The published address that a src has; null where it has none.</summary>
    public static KojiAddress? AddressOf(Uri src) =>
        KojiAddress.Published.FirstOrDefault(address =>
            src.Host == address.Base.Host && (src.AbsolutePath + "/").StartsWith(address.Base.AbsolutePath + "/", StringComparison.Ordinal)
        );

    /// <summary>The published address in a text that only a running program completes; null where there is none.</summary>
    public static KojiAddress? AddressIn(string written) =>
        KojiAddress.Published.FirstOrDefault(address =>
            written.Contains(address.Base.Host + address.Base.AbsolutePath + "/", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>Determines whether a src leads to Koji.</summary>
    public bool Has(Uri src) => AddressOf(src) is not null || (WebOrigin.Of(src) is { } origin && Origins.Contains(origin));

    /// <summary>Determines whether a src of which only the beginning is known may lead to Koji.</summary>
    public bool MayHave(Uri beginning) => Has(beginning) || KojiAddress.Published.Any(address => address.Base.Host == beginning.Host);

    /// <summary>Determines whether a host is within the domains of the published addresses.</summary>
    public static bool IsOfKojisDomain(Uri src) =>
        src.Host is "koji.so" or "getkoji.com"
        || src.Host.EndsWith(".koji.so", StringComparison.Ordinal)
        || src.Host.EndsWith(".getkoji.com", StringComparison.Ordinal);

    /// <summary>Determines whether a src that does not lead to Koji was meant to.</summary>
    public static bool LooksLike(Uri src) => src.Host.Split('.').Any(label => label is "koji" or "getkoji");
}
