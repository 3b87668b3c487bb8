namespace KojiWidgetHarness.Protocol.Verdicts;

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
