using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Finds which iframes of a page are embeds.</summary>
/// <param name="resolve">Makes an address of a src, as its page would.</param>
/// <param name="sites">What counts as Koji's.</param>
internal sealed partial class FrameReader(Func<string, Uri?> resolve, KojiSites sites)
{
    /// <summary>
    /// The embed, where the iframe is one; or why it was not looked at, without its line. Both are null where it leads elsewhere.
    /// </summary>
    public (Embed? Embed, string? Skipped) Read(
        Place place,
        EmbedTag? tag,
        IReadOnlyDictionary<string, AttributeText> attributes,
        bool hasUnknown,
        IReadOnlyList<OuterFrame> outer
    )
    {
        if (!attributes.TryGetValue("src", out var src))
            return (null, hasUnknown ? "whose src an expression makes" : ElsewhereIn(attributes));
        if (src.Value is not { } value)
            return OfExpression(src);
        return OfValue(value) is { } found ? (found, null) : (null, ElsewhereIn(attributes));

        Embed? OfValue(string written)
        {
            if (resolve(written) is { } url && (sites.Has(url) || KojiSites.LooksLike(url)))
                return Make(url, url, KojiSites.AddressOf(url), sites.Has(url));
            // With what surrounds it this is another address, of the page's own site.
            return
                StrayCharacters.Trim(written) is var plain
                && plain != written
                && resolve(plain) is { } meant
                && (sites.Has(meant) || KojiSites.LooksLike(meant))
                ? Make(null, null, null, isKoji: false)
                : null;
        }

        (Embed?, string?) OfExpression(AttributeText text)
        {
            var known = WholeHost().IsMatch(text.Beginning) ? resolve(text.Beginning) : null;
            if (known is not null)
                return sites.MayHave(known) || KojiSites.LooksLike(known)
                    ? (Make(null, known, KojiSites.AddressOf(known), isKoji: true), null)
                    : (null, null);
            return KojiSites.AddressIn(text.Written) is not null
                ? (Make(null, null, null, isKoji: true), null)
                : (null, $"whose src an expression makes: {text.Written}");
        }

        Embed Make(Uri? url, Uri? known, KojiAddress? address, bool isKoji) =>
            new()
            {
                Place = place,
                Tag = tag,
                Attributes = attributes,
                Url = url,
                Known = known,
                Address = address,
                IsKoji = isKoji,
                Outer = outer,
                HasUnknownAttributes = hasUnknown,
            };
    }

    // As data-src, which a script moves to src, or within the address of somebody else. What is in srcdoc is read by itself.
    private static string? ElsewhereIn(IReadOnlyDictionary<string, AttributeText> attributes) =>
        attributes
            .Where(attribute => attribute.Key != "srcdoc" && KojiSites.AddressIn(attribute.Value.Written) is not null)
            .Select(attribute => attribute.Key)
            .FirstOrDefault()
            is { } name
            ? name == "src"
                ? "whose src leads elsewhere and names an address of Koji's"
                : $"which has an address of Koji's in {name}: a script may make it the src"
            : null;

    // What follows the host cannot change it.
    [GeneratedRegex(@"^\s*(https?:)?//[^/?#\\]+[/?#\\]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WholeHost();
}

/// <summary>An iframe without src.</summary>
/// <param name="Allow">Its <c>allow</c>; null without.</param>
/// <param name="Place">Where its tag begins.</param>
internal sealed record EmptyFrame(string? Allow, Place Place);

/// <summary>A frame of the page's own (<c>srcdoc</c>) that an embed is in.</summary>
/// <param name="Allow">Its <c>allow</c>; null without.</param>
/// <param name="Sandbox">Its <c>sandbox</c>; null without.</param>
internal sealed record OuterFrame(string? Allow, string? Sandbox)
{
    /// <summary>The policies of its document.</summary>
    public IReadOnlyList<ContentSecurityPolicy> Policies { get; init; } = [];

    /// <summary>Compares what a frame allows; what its document says is not compared.</summary>
    public bool Equals(OuterFrame? other) => other is not null && (Allow, Sandbox) == (other.Allow, other.Sandbox);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Allow, Sandbox);
}
