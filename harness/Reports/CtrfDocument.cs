using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Reports;

/// <summary>Common Test Report Format 0.0: what of it is written here.</summary>
internal sealed record CtrfDocument(string ReportFormat, string SpecVersion, Guid ReportId, DateTimeOffset Timestamp, string GeneratedBy, CtrfResults Results);

internal sealed record CtrfResults(CtrfTool Tool, CtrfSummary Summary, IReadOnlyList<CtrfTest> Tests);

internal sealed record CtrfTool(string Name, string Version);

/// <summary>Times are milliseconds of the Unix epoch.</summary>
internal sealed record CtrfSummary(int Tests, int Passed, int Failed, int Skipped, int Pending, int Other, int Flaky, int Suites, long Start, long Stop, long Duration);

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
    WriteIndented = true)]
[JsonSerializable(typeof(CtrfDocument))]
internal sealed partial class CtrfJson : JsonSerializerContext;
