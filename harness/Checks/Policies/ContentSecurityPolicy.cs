using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Policies;

/// <summary>One policy (CSP Level 3, 2.2): its directives, of which the first of a name counts.</summary>
internal sealed class ContentSecurityPolicy
{
    public const string HeaderName = "Content-Security-Policy";
    public const string ReportOnlyName = "Content-Security-Policy-Report-Only";

    // Who decides over frames, the nearest first (CSP Level 3, 6.1.5 and 6.6.3).
    private static readonly string[] FrameDirectives = ["frame-src", "child-src", "default-src"];

    private const string BaseDirective = "base-uri";

    private readonly Dictionary<string, string[]> directives = new(StringComparer.Ordinal);

    private ContentSecurityPolicy(string text, bool isMeta)
    {
        (Text, IsMeta) = (text, isMeta);
        foreach (var directive in text.Split(';'))
        {
            string[] words = Words.Of(directive);
            // Chromium drops a directive with any other character, as a typographic quote.
            if (words.Length > 0 && words.All(word => word.All(next => next is > ' ' and <= '~')))
                directives.TryAdd(words[0].ToLowerInvariant(), words[1..]);
        }
    }

    /// <summary>All of it, as it is written.</summary>
    public string Text { get; }

    /// <summary>Gets a value indicating whether it is in the page itself, where it can neither sandbox nor only report.</summary>
    public bool IsMeta { get; }

    /// <summary>The policies in values of the header or of a <c>meta</c>: one each between commas.</summary>
    public static IEnumerable<ContentSecurityPolicy> ParseAll(IEnumerable<string> values, bool isMeta) =>
        from value in values
        from policy in value.Split(',')
        let parsed = new ContentSecurityPolicy(policy, isMeta)
        where parsed.directives.Count > 0
        select parsed;

    /// <summary>
    /// Gets a value indicating whether insecure addresses become secure ones before they are asked (Upgrade Insecure Requests, 3.1).
    /// </summary>
    public bool Upgrades => directives.ContainsKey("upgrade-insecure-requests");

    /// <summary>The words of a sandbox that this policy puts the page into; null where it does not.</summary>
    public IReadOnlyList<string>? Sandbox => IsMeta ? null : directives.GetValueOrDefault("sandbox");

    /// <summary>The directive that decides over frames, as it is written; null where none does.</summary>
    public string? FrameDirective =>
        FrameDirectives.FirstOrDefault(directives.ContainsKey) is { } name ? string.Join(' ', directives[name].Prepend(name)) : null;

    /// <summary>Determines whether the page may frame an address.</summary>
    /// <param name="address">Of the iframe.</param>
    /// <param name="page">
    /// The page's origin; null where it is not known, so that neither <c>'self'</c> nor a host without scheme is.
    /// </param>
    /// <param name="isWhole">Whether nothing follows the address; otherwise a source with a path may match what follows.</param>
    /// <returns>Null where it depends on the page's origin, or on what follows the address.</returns>
    public bool? AllowsFrame(Uri address, WebOrigin? page, bool isWhole = true)
    {
        return FrameDirectives.FirstOrDefault(directives.ContainsKey) is { } name ? AllowsIn(name, address, page, isWhole) : true;
    }

    /// <summary>Determines whether an address may be the base of the page's others; null where it depends on the page's origin.</summary>
    public bool? AllowsBase(Uri address, WebOrigin? page) =>
        !directives.ContainsKey(BaseDirective) ? true : AllowsIn(BaseDirective, address, page, isWhole: true);

    private bool? AllowsIn(string name, Uri address, WebOrigin? page, bool isWhole)
    {
        var unknown = false;
        foreach (var word in directives[name])
        {
            if (Allows(word, address, page, isWhole) is not { } allowed)
                unknown = true;
            else if (allowed)
                return true;
        }

        return unknown ? null : false;
    }

    private static bool? Allows(string word, Uri address, WebOrigin? page, bool isWhole)
    {
        if (word == "*")
            return address.Scheme is "http" or "https" or "ws" or "wss" || address.Scheme == page?.Scheme;
        if (word.Equals("'self'", StringComparison.OrdinalIgnoreCase))
            return page is null ? null : IsSelf(address, page);
        if (word.StartsWith('\'') || SourceExpression.Parse(word) is not { } source)
            return false;
        if (!isWhole && source.Path is not ("" or "/"))
            return Allows(source with { Path = "" }, address, page) == false ? false
                : source.Path.EndsWith('/') && Allows(source, address, page) == true ? true
                : null;
        return Allows(source, address, page);
    }

    private static bool? Allows(SourceExpression source, Uri address, WebOrigin? page) =>
        source.Scheme is null && page is null
            ? source.Matches(address, "http") && source.Matches(address, "https")
                ? true
                : source.Matches(address, "http")
                    ? null
                    : false
            : source.Matches(address, page?.Scheme ?? "http");

    // The same host, and the same origin or a better scheme on the usual ports (CSP Level 3, 6.7.2.8, step 4).
    private static bool IsSelf(Uri address, WebOrigin page) =>
        WebOrigin.Of(address) is { } origin
        && (
            origin == page
            || (
                origin.Host == page.Host
                && page.Scheme == "http"
                && origin.Scheme == "https"
                && (origin.Port == page.Port || (origin.Port == 443 && page.Port == 80))
            )
        );
}
