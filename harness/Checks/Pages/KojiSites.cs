using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Pages;

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

    /// <summary>Whether a src leads to Koji.</summary>
    public bool Has(Uri src) => AddressOf(src) is not null || (WebOrigin.Of(src) is { } origin && Origins.Contains(origin));

    /// <summary>Whether a src of which only the beginning is known may lead to Koji.</summary>
    public bool MayHave(Uri beginning) => Has(beginning) || KojiAddress.Published.Any(address => address.Base.Host == beginning.Host);

    /// <summary>Whether a host is within the domains of the published addresses.</summary>
    public static bool IsOfKojisDomain(Uri src) =>
        src.Host is "koji.so" or "getkoji.com"
        || src.Host.EndsWith(".koji.so", StringComparison.Ordinal)
        || src.Host.EndsWith(".getkoji.com", StringComparison.Ordinal);

    /// <summary>Whether a src that does not lead to Koji was meant to.</summary>
    public static bool LooksLike(Uri src) => src.Host.Split('.').Any(label => label is "koji" or "getkoji");
}
