namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How a client of the API did in one exercise.</summary>
public sealed record GradeResult
{
    /// <summary>The exercise's name.</summary>
    public required string Exercise { get; init; }

    /// <summary>What a good client does in it.</summary>
    public required string Expected { get; init; }

    /// <summary>Pass, Fail with findings, or Inconclusive where the client never got to it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the client does wrong; empty unless it failed.</summary>
    public required IReadOnlyList<GradeFinding> Findings { get; init; }

    /// <summary>Why nothing can be said; null unless it is inconclusive.</summary>
    public string? NotReached { get; init; }
}
