using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>A failure that a client has to deal with, and how it is graded.</summary>
public sealed record Exercise
{
    /// <summary>Lower-case words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Gets what a good client does, in one line.</summary>
    public required string Expected { get; init; }

    /// <summary>Gets what happens to its calls.</summary>
    public IReadOnlyList<FaultRule> Faults { get; init; } = [];

    /// <summary>The rate limit, which may depend on what the client does undisturbed.</summary>
    public Func<ClientRun, ExerciseLimit?> Limit { get; init; } = _ => null;

    /// <summary>How often the program is run; 1 unless runs are to be compared.</summary>
    public int Runs { get; init; } = 1;

    /// <summary>Judges it: what the client did undisturbed, and what it did here.</summary>
    public required Func<ClientRun, IReadOnlyList<ClientRun>, Grade> Judge { get; init; }
}

/// <summary>A rate limit of an exercise.</summary>
/// <param name="Requests">How many requests a key may make.</param>
/// <param name="Window">In how long.</param>
public sealed record ExerciseLimit(int Requests, TimeSpan Window);

/// <summary>What an exercise showed.</summary>
public sealed record Grade
{
    /// <summary>Gets the findings: the client's mistakes.</summary>
    public IReadOnlyList<GradeFinding> Findings { get; private init; } = [];

    /// <summary>Why nothing can be said; null when something can.</summary>
    public string? NotReached { get; private init; }

    /// <summary>Nothing is wrong.</summary>
    public static Grade Good { get; } = new();

    /// <summary>The client never got to what the exercise is about.</summary>
    public static Grade Unreached(string why) => new() { NotReached = why };

    /// <summary>Something is wrong.</summary>
    public static Grade Bad(string summary, string fix, params IEnumerable<string> evidence) =>
        new()
        {
            Findings =
            [
                new()
                {
                    Summary = summary,
                    Fix = fix,
                    Evidence = [.. evidence],
                },
            ],
        };

    /// <summary>Combines two grades.</summary>
    public Grade And(Grade other) => new() { Findings = [.. Findings, .. other.Findings], NotReached = NotReached ?? other.NotReached };
}
