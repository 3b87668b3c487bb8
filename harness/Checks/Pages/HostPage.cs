using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A page with what its rules look at.</summary>
internal sealed class HostPage
{
    // What is missing where the page's headers are not known.
    private const string HeadersNotRead = "the page's response headers were not read: check its URL, or give --headers";

    /// <summary>The page as it was read.</summary>
    public required PageSource Source { get; init; }

    /// <summary>Gets what counts as Koji's.</summary>
    public required KojiSites Sites { get; init; }

    /// <summary>The title of the page; empty where it has none, null where it is not HTML.</summary>
    public string? Title { get; init; }

    /// <summary>The embeds of the page, in their order.</summary>
    public required IReadOnlyList<Embed> Embeds { get; init; }

    /// <summary>The policies in its <c>meta</c> elements.</summary>
    public IReadOnlyList<MetaPolicy> MetaPolicies { get; init; } = [];

    /// <summary>The inline scripts of the page.</summary>
    public IReadOnlyList<InlineScript> Scripts { get; init; } = [];

    /// <summary>The policies of its <c>meta</c> elements on what others learn of the page's address; in their order.</summary>
    public IReadOnlyList<string> MetaReferrers { get; init; } = [];

    /// <summary>The iframes of the page without src.</summary>
    public IReadOnlyList<EmptyFrame> EmptyFrames { get; init; } = [];

    /// <summary>Koji's addresses in its text outside of the tags of its iframes.</summary>
    public IReadOnlyList<FoundAddress> Addresses => field ??= [.. Outside(KojiText.In(Source.Text, Sites.Origins), FrameTags)];

    /// <summary>Where the tags of its iframes stand.</summary>
    public IReadOnlyList<Range> FrameTags { get; init; } = [];

    /// <summary>Gets what was not looked at, and why, in a line each.</summary>
    public IReadOnlyList<string> Skipped { get; init; } = [];

    /// <summary>Gets a value indicating whether it is one page of many, most of which need have no embed.</summary>
    public bool IsOneOfMany { get; init; }

    /// <summary>
    /// Gets a value indicating whether it registers a service worker, whose answers may have other headers than the server's.
    /// </summary>
    public bool HasServiceWorker => ServiceWorkers.AreRegisteredIn(Source);

    /// <summary>The page's origin; null where it is not known.</summary>
    public WebOrigin? Origin => Source.Address is { } address ? WebOrigin.Of(address) : null;

    /// <summary>Gets a value indicating whether what came with it is known.</summary>
    public bool HasHeaders => Source.Headers is not null;

    /// <summary>Why it is not known what response headers say for the page; null where that is known.</summary>
    /// <param name="names">The headers.</param>
    public string? OpenBecause(params IReadOnlyList<string> names) =>
        Source.OpenHeaders.FirstOrDefault(open => names.Contains(open.Name))?.Reason
        ?? (
            HasHeaders ? null
            : Source.OpenHeaders.Count > 0 ? Source.OpenHeaders[0].Reason
            : HeadersNotRead
        );

    /// <summary>Where a response header stands: in a file of settings, or among those that came with the page.</summary>
    public Place PlaceOf(string name, string? value = null) =>
        Source.HeaderPlaces.FirstOrDefault(place =>
            place.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && (value is null || place.Value == value)
        )
            is { } place
            ? new(place.Line, 1) { File = place.File }
            : Place.Headers;

    /// <summary>All values of a response header, in their order.</summary>
    public IReadOnlyList<string> Values(string name) =>
        [
            .. (Source.Headers ?? [])
                .Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(header => header.Value),
        ];

    /// <summary>The policies that are in force: those of the headers first.</summary>
    public IReadOnlyList<(ContentSecurityPolicy Policy, Place Place)> Policies =>
        [
            .. Values(ContentSecurityPolicy.HeaderName)
                .SelectMany(value =>
                    ContentSecurityPolicy
                        .ParseAll([value], isMeta: false)
                        .Select(policy => (policy, PlaceOf(ContentSecurityPolicy.HeaderName, value)))
                ),
            .. MetaPolicies
                .Where(meta => !meta.IsUnknown)
                .SelectMany(meta => ContentSecurityPolicy.ParseAll([meta.Text], isMeta: true).Select(policy => (policy, meta.Place))),
        ];

    /// <summary>Gets what the page's own policies leave to it and to all that it frames.</summary>
    public SandboxFlags Sandbox =>
        Policies
            .Select(policy => policy.Policy.Sandbox)
            .OfType<IReadOnlyList<string>>()
            .Aggregate(SandboxFlags.None, (flags, words) => flags & SandboxFlags.Of(words));

    /// <summary>The address that the browser asks for an embed: an insecure one becomes a secure one where a policy says so.</summary>
    public Uri? Asked(Embed embed) =>
        embed.Known is { Scheme: "http" } insecure && Policies.Any(policy => policy.Policy.Upgrades)
            ? new UriBuilder(insecure) { Scheme = "https", Port = insecure.IsDefaultPort ? 443 : insecure.Port }.Uri
            : embed.Known;

    /// <summary>Determines whether a policy lets the page frame an embed; null where that is not known.</summary>
    public bool? Allows(ContentSecurityPolicy policy, Embed embed)
    {
        var (asked, isWhole) = (Asked(embed)!, embed.Url is not null); // Asked of embeds with an address only.
        if (Origin is not null || !KojiSites.IsOfKojisDomain(asked))
            return policy.AllowsFrame(asked, Origin, isWhole);
        // Wherever the page is served, that is not Koji's own site.
        var secure = policy.AllowsFrame(asked, Elsewhere, isWhole);
        return secure == policy.AllowsFrame(asked, Elsewhere with { Scheme = "http", Port = 80 }, isWhole) ? secure : null;
    }

    /// <summary>
    /// The origin that the embed's document will have, if no redirect leads it elsewhere; null where it is opaque or not known.
    /// </summary>
    public WebOrigin? OriginOf(Embed embed) => Asked(embed) is { } address ? WebOrigin.Of(address) : embed.Origin;

    // Stands for an origin that is not known.
    internal static WebOrigin Elsewhere { get; } = new("https", "page.invalid", 443);

    // Both in the order of the text.
    private static IEnumerable<FoundAddress> Outside(IReadOnlyList<FoundAddress> all, IReadOnlyList<Range> tags)
    {
        var next = 0;
        foreach (var found in all)
        {
            while (next < tags.Count && tags[next].End.Value <= found.Index)
                next++;
            if (next == tags.Count || found.Index < tags[next].Start.Value)
                yield return found;
        }
    }
}

/// <summary>A policy in a <c>meta</c> element.</summary>
/// <param name="Text">The policy.</param>
/// <param name="Place">Where the element begins.</param>
/// <param name="Tag">The element's tag; null where it is not in the text as it is.</param>
internal sealed record MetaPolicy(string Text, Place Place, EmbedTag? Tag)
{
    /// <summary>Gets a value indicating whether an expression of a template has a part in it.</summary>
    public bool IsUnknown => Tag is { Foreign: not null };
}

/// <summary>A script that is in a page.</summary>
/// <param name="Text">All of it.</param>
/// <param name="Place">Where its first character stands.</param>
internal sealed record InlineScript(string Text, Place Place)
{
    /// <summary>The place in the page of one in the script.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="column">From 0.</param>
    public Place At(int line, int column) => line == 1 ? new(Place.Line, Place.Column + column) : new(Place.Line + line - 1, column + 1);
}

/// <summary>Finds pages that register a service worker.</summary>
internal static partial class ServiceWorkers
{
    /// <summary>Determines whether a page registers one, by its own script or by one of those that are made for it.</summary>
    public static bool AreRegisteredIn(PageSource source) =>
        source.Text.Contains("service", StringComparison.OrdinalIgnoreCase)
            ? Registering().IsMatch(source.Text)
            : source.Text.Contains("registerSW", StringComparison.Ordinal);

    [GeneratedRegex(
        @"\bserviceWorker\s*\??\.\s*register\s*\(|\bserviceWorker\w*\.register\s*\(|coi-service-?worker|register-?service-?worker|\bregisterSW\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Registering();
}
