using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

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

    /// <summary>Gets the part of the selection that this is; null for all of it.</summary>
    public RunShard? Shard { get; init; }

    /// <summary>Each scenario that was run, in the order of the selection.</summary>
    public required IReadOnlyList<ScenarioResult> Scenarios { get; init; }

    /// <summary>Names of those that were not reached, in the same order.</summary>
    public IReadOnlyList<string> NotRun { get; init; } = [];

    /// <summary>Why it ended before all were run; null when they were.</summary>
    public string? EndedEarly { get; init; }

    /// <summary>Gets what was asked for and cannot be run in this browser; counts as nothing else.</summary>
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

/// <summary>The browser of a run.</summary>
/// <param name="Name"><c>chromium</c> or <c>firefox</c>.</param>
/// <param name="Version">Its version, as it says itself.</param>
public sealed record BrowserInfo(string Name, string Version);

/// <summary>One of the parts that a selection of scenarios is shared out into.</summary>
/// <param name="Number">Which one, from 1.</param>
/// <param name="Of">How many there are.</param>
public sealed record RunShard(int Number, int Of)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Number}/{Of}";
}

/// <summary>A scenario that was asked for and cannot be run in the browser of the run. No verdict: nothing was looked at.</summary>
public sealed record NotReproduced
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>The code that it leads to elsewhere; null for a healthy scenario.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that it has elsewhere; null for a healthy scenario.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>Why the scenario cannot be run.</summary>
    public required string Reason { get; init; }
}

/// <summary>
/// What a run can be. Reports reckon with its times and numbers, so one that cannot have been is refused where it is read.
/// </summary>
public static class RunReportCheck
{
    // Longer, or earlier, or later, than any run was.
    private const long MostMilliseconds = 10L * 365 * 24 * 60 * 60 * 1000;
    private const int FirstYear = 1970;
    private const int LastYear = 9000;
    private const int MostParts = 1_000;

    /// <summary>What keeps this from being a run, in one line; null when nothing does.</summary>
    public static string? Refuse(RunReport run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Refuse("", run.StartedAt, run.DurationMs)
            ?? (run.Workers is < 1 or > MostParts ? $"workers must be 1 to {MostParts}." : null)
            ?? (run.Page is { IsAbsoluteUri: false } ? "page must be an address." : null)
            ?? (
                run.Shard is { } shard && (shard.Number < 1 || shard.Number > shard.Of || shard.Of > MostParts)
                    ? $"shard must be one of at most {MostParts}."
                    : null
            )
            ?? run.Scenarios.Select((result, index) => Refuse($"scenarios[{index}].", result))
                .FirstOrDefault(problem => problem is not null);
    }

    private static string? Refuse(string place, ScenarioResult result) =>
        Refuse(place, result.StartedAt, result.DurationMs)
        ?? (result.Worker is < 1 or > MostParts ? $"{place}worker must be 1 to {MostParts}." : null)
        ?? (
            result.Requests.Any(request => request.AtMs is < -MostMilliseconds or > MostMilliseconds)
                ? $"{place}requests must have times of at most ten years."
                : null
        )
        ?? (
            result.PageErrors?.Any(error => error.AtMs is < -MostMilliseconds or > MostMilliseconds) == true
                ? $"{place}pageErrors must have times of at most ten years."
                : null
        )
        ?? (
            result.Events.Any(item => !IsTime(item.OccurredAt) || !IsTime(item.ReceivedAt))
                ? $"{place}events must have times from {FirstYear} to {LastYear}."
                : null
        )
        ?? result
            .EarlierAttempts.Select((attempt, index) => Refuse($"{place}earlierAttempts[{index}].", attempt))
            .FirstOrDefault(problem => problem is not null);

    private static string? Refuse(string place, DateTimeOffset startedAt, long milliseconds) =>
        !IsTime(startedAt) ? $"{place}startedAt must be from {FirstYear} to {LastYear}."
        : milliseconds is < 0 or > MostMilliseconds ? $"{place}durationMs must be 0 to {MostMilliseconds}."
        : null;

    private static bool IsTime(DateTimeOffset time) => time.Year is >= FirstYear and <= LastYear;
}
