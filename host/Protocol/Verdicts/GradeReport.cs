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
