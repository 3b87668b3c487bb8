namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>One thing that a client of the API does wrong.</summary>
public sealed record GradeFinding
{
    /// <summary>What the client does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What was seen of it, oldest first.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>What to do instead.</summary>
    public required string Fix { get; init; }
}
