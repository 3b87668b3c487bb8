namespace KojiWidgetHarness.Protocol.Checks;

/// <summary>What a static check of pages found.</summary>
public sealed record CheckReport
{
    /// <summary>Each page, in the order of their names.</summary>
    public required IReadOnlyList<CheckedPage> Pages { get; init; }
}
