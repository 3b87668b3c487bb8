using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>What an exercise showed.</summary>
public sealed record Grade
{
    /// <summary>What the client does wrong.</summary>
    public IReadOnlyList<GradeFinding> Findings { get; private init; } = [];

    /// <summary>Why nothing can be said; null when something can.</summary>
    public string? NotReached { get; private init; }

    /// <summary>Nothing is wrong.</summary>
    public static Grade Good { get; } = new();

    /// <summary>The client never got to what the exercise is about.</summary>
    public static Grade Unreached(string why) => new() { NotReached = why };

    /// <summary>Something is wrong.</summary>
    public static Grade Bad(string summary, string fix, params IEnumerable<string> evidence) =>
        new() { Findings = [new() { Summary = summary, Fix = fix, Evidence = [.. evidence] }] };

    /// <summary>Combines two grades.</summary>
    public Grade And(Grade other) => new() { Findings = [.. Findings, .. other.Findings], NotReached = NotReached ?? other.NotReached };
}
