namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How a client of the API did.</summary>
public sealed record GradeReport
{
    /// <summary>The command that was run.</summary>
    public required IReadOnlyList<string> Command { get; init; }

    /// <summary>The generation of the API: <c>getkoji</c> or <c>koji.so</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>Each exercise, in the order in which they were run.</summary>
    public required IReadOnlyList<GradeResult> Results { get; init; }

    /// <summary>How many things it does wrong.</summary>
    public int Findings => Results.Sum(result => result.Findings.Count);
}

/// <summary>How a client of the API did in one exercise.</summary>
public sealed record GradeResult
{
    /// <summary>The exercise's name.</summary>
    public required string Exercise { get; init; }

    /// <summary>Gets what a good client does in it.</summary>
    public required string Expected { get; init; }

    /// <summary>Pass, Fail with findings, or Inconclusive where the client never got to it.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Gets what the client does wrong; empty unless it failed.</summary>
    public required IReadOnlyList<GradeFinding> Findings { get; init; }

    /// <summary>Why nothing can be said; null unless it is inconclusive.</summary>
    public string? NotReached { get; init; }
}

/// <summary>One thing that a client of the API does wrong.</summary>
public sealed record GradeFinding
{
    /// <summary>Gets the mistake of the client, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets what was seen of it, oldest first.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Gets the remedy.</summary>
    public required string Fix { get; init; }
}
