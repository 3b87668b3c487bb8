namespace KojiWidgetHarness.Checks.Policies;

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
