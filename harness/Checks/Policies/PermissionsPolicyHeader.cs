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
