namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How a run went.</summary>
public sealed record RunReport
{
    /// <summary>The browser.</summary>
    public required BrowserInfo Browser { get; init; }

    /// <summary>The page that it was held on; null for the host's own.</summary>
    public Uri? Page { get; init; }

    /// <summary>Each scenario, in the order in which they ran.</summary>
    public required IReadOnlyList<ScenarioResult> Scenarios { get; init; }

    /// <summary>What was asked for and cannot be held in this browser; counts as nothing else.</summary>
    public IReadOnlyList<NotReproduced> NotReproducible { get; init; } = [];

    /// <summary>How many passed.</summary>
    public int Passed => Count(Verdict.Pass);

    /// <summary>How many failed.</summary>
    public int Failed => Count(Verdict.Fail);

    /// <summary>How many had a check that was not reached.</summary>
    public int Inconclusive => Count(Verdict.Inconclusive);

    /// <summary>How many could not be looked at.</summary>
    public int Errors => Count(Verdict.Error);

    private int Count(Verdict verdict) => Scenarios.Count(result => result.Verdict == verdict);
}
