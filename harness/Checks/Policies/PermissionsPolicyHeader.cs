using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Policies;

/// <summary>The <c>Permissions-Policy</c> of a response: a structured dictionary of lists (W3C Permissions Policy, 5.1).</summary>
internal static class PermissionsPolicyHeader
{
    public const string Name = "Permissions-Policy";
    public const string ReportOnlyName = "Permissions-Policy-Report-Only";
    public const string LegacyName = "Feature-Policy";

    /// <summary>Reads all headers of that name, which count as one.</summary>
    /// <returns>
    /// Whether they can be read: those that cannot are dropped whole; and what they say of the feature, null where nothing.
    /// </returns>
    public static (bool Readable, AllowList? List) Of(IEnumerable<string> values, string feature)
    {
        if (StructuredDictionary.Parse(string.Join(", ", values)) is not { } members)
            return (false, null);
        return (true, members.TryGetValue(feature, out var items) ? Read(items) : null);
    }

    /// <summary>
    /// What legacy headers say of a feature: each part between commas is a policy, and the first that names the feature counts.
    /// </summary>
    public static AllowList? OfLegacy(IEnumerable<string> values, string feature) =>
        values
            .SelectMany(value => value.Split(','))
            .Select(policy => PolicyText.Of(policy, feature, isAttribute: false))
            .FirstOrDefault(list => list is not null);

    // Everything that is neither a token nor a string, as true or a number, allows nobody.
    private static AllowList Read(IReadOnlyList<StructuredItem> items)
    {
        var words = items.Where(item => item.Kind is StructuredKind.Token or StructuredKind.String).ToList();
        var (tokens, texts) = (
            words.Where(item => item.Kind == StructuredKind.Token),
            words.Where(item => item.Kind == StructuredKind.String)
        );
        var origins = texts.Select(item => (item.Text, Origin: PolicyOrigin.Parse(item.Text, wildcards: true))).ToList();
        return new(
            words.Any(item => item.Text == "*"),
            tokens.Any(item => item.Text == "self") || texts.Any(item => item.Text.Equals("'self'", StringComparison.OrdinalIgnoreCase)),
            Src: false,
            [.. origins.Select(item => item.Origin).OfType<SourceExpression>()],
            [
                .. origins.Where(item => item.Origin is null && item.Text != "*").Select(item => $"\"{item.Text}\""),
                .. tokens.Where(item => item.Text is not ("*" or "self")).Select(item => item.Text),
            ]
        );
    }
}

/// <summary>Who may use a feature (W3C Permissions Policy, 4.6).</summary>
/// <param name="Everybody">Whether a <c>*</c> is in it.</param>
/// <param name="Self">Whether it names the page's own origin.</param>
/// <param name="Src">Whether it names the origin of the iframe's src.</param>
/// <param name="Origins">The origins that it names by themselves.</param>
/// <param name="Unread">What is in it and means nothing, as it is written.</param>
internal sealed record AllowList(bool Everybody, bool Self, bool Src, IReadOnlyList<SourceExpression> Origins, IReadOnlyList<string> Unread)
{
    /// <summary>Determines whether an origin is in it.</summary>
    /// <param name="origin">Who asks.</param>
    /// <param name="page">The page's own origin; null where it is not known.</param>
    /// <param name="src">The origin of the iframe's src; null in a header.</param>
    public bool Has(WebOrigin origin, WebOrigin? page, WebOrigin? src) =>
        Everybody || (Self && origin == page) || (Src && origin == src) || Origins.Any(named => named.Matches(origin));
}

/// <summary>The <c>Cross-Origin-Embedder-Policy</c> of a response (HTML, 7.1.4).</summary>
internal static class EmbedderPolicy
{
    public const string Name = "Cross-Origin-Embedder-Policy";

    /// <summary>The value, where it keeps frames out that do not ask for it themselves; null otherwise.</summary>
    public static string? Of(IReadOnlyList<string> values)
    {
        var reader = new StructuredReader(string.Join(", ", values));
        reader.SkipSpaces();
        if (!reader.TryReadItem(out var item))
            return null;
        reader.SkipSpaces();
        return reader.AtEnd && item is { Kind: StructuredKind.Token, Text: "require-corp" or "credentialless" } ? item.Text : null;
    }
}
