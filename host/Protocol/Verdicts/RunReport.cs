namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How a run went.</summary>
public sealed record RunReport
{
    /// <summary>The browser.</summary>
    public required BrowserInfo Browser { get; init; }

    /// <summary>The page that it ran on; null for the host's own.</summary>
    public Uri? Page { get; init; }

    /// <summary>When the run began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Wall-clock milliseconds of the whole run, servers and browsers included.</summary>
    public required long DurationMs { get; init; }

    /// <summary>How many scenarios ran at the same time.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>Which part of the selection this is; null for all of it.</summary>
    public RunShard? Shard { get; init; }

    /// <summary>Each scenario that was run, in the order of the selection.</summary>
    public required IReadOnlyList<ScenarioResult> Scenarios { get; init; }

    /// <summary>Names of those that were not reached, in the same order.</summary>
    public IReadOnlyList<string> NotRun { get; init; } = [];

    /// <summary>Why it ended before all were run; null when they were.</summary>
    public string? EndedEarly { get; init; }

    /// <summary>What was asked for and cannot be run in this browser; counts as nothing else.</summary>
    public IReadOnlyList<NotReproduced> NotReproducible { get; init; } = [];

    /// <summary>How many passed.</summary>
    public int Passed => Count(Verdict.Pass);

    /// <summary>How many failed.</summary>
    public int Failed => Count(Verdict.Fail);

    /// <summary>How many had a check that was not reached.</summary>
    public int Inconclusive => Count(Verdict.Inconclusive);

    /// <summary>How many could not be looked at.</summary>
    public int Errors => Count(Verdict.Error);

    /// <summary>How many passed only when they were retried; among <see cref="Passed"/>.</summary>
    public int Flaky => Scenarios.Count(result => result.Flaky);

    private int Count(Verdict verdict) => Scenarios.Count(result => result.Verdict == verdict);
}
