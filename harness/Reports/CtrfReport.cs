using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports;

/// <summary>
/// Common Test Report Format. It has no word for errors and for what was not decided: both are failed, and the raw status says which.
/// </summary>
internal static class CtrfReport
{
    public static Task WriteAsync(IReadOnlyList<ReportRun> runs, Stream output, CancellationToken cancellation) =>
        JsonSerializer.SerializeAsync(output, Of(runs), CtrfJson.Default.CtrfDocument, cancellation);

    private static CtrfDocument Of(IReadOnlyList<ReportRun> runs)
    {
        var (start, stop) = (runs.Min(run => run.Run.StartedAt), runs.Max(run => run.EndedAt));
        CtrfTest[] tests = [.. runs.SelectMany(run => run.Cases.Select(item => Of(run, item)))];
        int Count(string status) => tests.Count(test => test.Status == status);
        return new(
            "CTRF",
            "0.0.0",
            StableId.Of([start.ToString("O", CultureInfo.InvariantCulture), .. runs.Select(run => run.Title)]),
            stop,
            $"{ReportRun.Tool} {ReportRun.ToolVersion}",
            new(
                new(ReportRun.Tool, ReportRun.ToolVersion),
                new(
                    tests.Length,
                    Count("passed"),
                    Count("failed"),
                    Count("skipped"),
                    0,
                    0,
                    tests.Count(test => test.Flaky),
                    runs.Count,
                    start.ToUnixTimeMilliseconds(),
                    stop.ToUnixTimeMilliseconds(),
                    (long)(stop - start).TotalMilliseconds
                ),
                tests
            )
        );
    }

    private static CtrfTest Of(ReportRun run, ReportCase item)
    {
        var result = item.Result;
        return new()
        {
            Id = item.Id,
            ExecutionId = item.Execution,
            Name = item.Name.Length == 0 ? "unnamed" : item.Name,
            Status = result is null ? "skipped" : Status(result.Verdict),
            RawStatus = result is null ? "not-run" : result.Verdict.ToName(),
            Duration = result?.DurationMs ?? 0,
            Start = result?.StartedAt.ToUnixTimeMilliseconds(),
            Stop = result?.StartedAt.AddMilliseconds(result.DurationMs).ToUnixTimeMilliseconds(),
            Suite = [ReportRun.Tool, run.Title],
            Message = item.Skipped
                ?? (
                    result switch
                    {
                        null => null,
                        { HasWarned: true } => string.Join('\n', ReportText.Warnings(result)),
                        _ => item.Failing ? ReportText.Headline(result) : null,
                    }
                ),
            Trace = item.Failing && result is not null ? ReportText.Of(result) : null,
            Tags = item.Code is { } code ? [code.Value, .. item.Cause is { } cause ? (string[])[cause.Value] : []] : null,
            Browser = $"{run.Run.Browser.Name} {run.Run.Browser.Version}",
            ThreadId = result is null ? null : $"{result.Worker}",
            Retries = result?.EarlierAttempts.Count,
            Flaky = result?.Flaky ?? false,
            RetryAttempts = result?.EarlierAttempts is { Count: > 0 } earlier ? [.. earlier.Select(Attempt)] : null,
            Steps = result is null
                ? null
                : [.. result.Checks.Select(check => new CtrfStep($"{check.Name}: {check.Detail}", Status(check.Verdict)))],
            Attachments = result?.Attachments is { Count: > 0 } files
                ?
                [
                    .. files.Select(file => new CtrfAttachment(
                        file.Kind.ToWords(),
                        file.Kind == AttachmentKind.Trace ? "application/zip" : "image/png",
                        CleanText.Of(file.Path)
                    )),
                ]
                : null,
        };
    }

    private static CtrfAttempt Attempt(ScenarioResult attempt, int index) =>
        new(index + 1, Status(attempt.Verdict), Math.Max(0, attempt.DurationMs), ReportText.Headline(attempt), ReportText.Of(attempt));

    private static string Status(Verdict verdict) => verdict == Verdict.Pass ? "passed" : "failed";
}

/// <summary>Common Test Report Format 0.0: what of it is written here.</summary>
internal sealed record CtrfDocument(
    string ReportFormat,
    string SpecVersion,
    Guid ReportId,
    DateTimeOffset Timestamp,
    string GeneratedBy,
    CtrfResults Results
);

internal sealed record CtrfResults(CtrfTool Tool, CtrfSummary Summary, IReadOnlyList<CtrfTest> Tests);

internal sealed record CtrfTool(string Name, string Version);

/// <summary>Times are milliseconds of the Unix epoch.</summary>
internal sealed record CtrfSummary(
    int Tests,
    int Passed,
    int Failed,
    int Skipped,
    int Pending,
    int Other,
    int Flaky,
    int Suites,
    long Start,
    long Stop,
    long Duration
);

internal sealed record CtrfTest
{
    public required Guid Id { get; init; }

    public required Guid ExecutionId { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required string RawStatus { get; init; }

    public required long Duration { get; init; }

    public long? Start { get; init; }

    public long? Stop { get; init; }

    public required IReadOnlyList<string> Suite { get; init; }

    public string? Message { get; init; }

    public string? Trace { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public string Type { get; } = "e2e";

    public required string Browser { get; init; }

    public string? ThreadId { get; init; }

    public int? Retries { get; init; }

    public bool Flaky { get; init; }

    public IReadOnlyList<CtrfAttempt>? RetryAttempts { get; init; }

    public IReadOnlyList<CtrfStep>? Steps { get; init; }

    public IReadOnlyList<CtrfAttachment>? Attachments { get; init; }
}

internal sealed record CtrfAttempt(int Attempt, string Status, long Duration, string Message, string Trace);

internal sealed record CtrfStep(string Name, string Status);

internal sealed record CtrfAttachment(string Name, string ContentType, string Path);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true
)]
[JsonSerializable(typeof(CtrfDocument))]
internal sealed partial class CtrfJson : JsonSerializerContext;
