namespace KojiWidgetHarness.Checks.Policies;

/// <summary>What a sandbox lets the widget do (HTML, 7.1.5).</summary>
/// <param name="Scripts">Whether scripts run.</param>
/// <param name="Origin">Whether the document keeps its origin.</param>
internal readonly record struct SandboxFlags(bool Scripts, bool Origin)
{
    /// <summary>Without any sandbox.</summary>
    public static SandboxFlags None { get; } = new(true, true);

    /// <summary>Reads an attribute; null for no attribute.</summary>
    public static SandboxFlags Of(string? attribute) => attribute is null ? None : Of(Words.Of(attribute));

    /// <summary>Reads the words of one.</summary>
    public static SandboxFlags Of(IReadOnlyList<string> words) => new(Has(words, "allow-scripts"), Has(words, "allow-same-origin"));

    /// <summary>Both at once: what one forbids, the other cannot allow.</summary>
    public static SandboxFlags operator &(SandboxFlags one, SandboxFlags other) =>
        new(one.Scripts && other.Scripts, one.Origin && other.Origin);

    private static bool Has(IReadOnlyList<string> words, string wanted) => words.Contains(wanted, StringComparer.OrdinalIgnoreCase);
}
