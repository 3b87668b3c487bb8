using System.Globalization;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>What a client did in one run of its program.</summary>
public sealed record ClientRun
{
    /// <summary>The client's calls, in the order in which it sent them.</summary>
    public required IReadOnlyList<ClientCall> Calls { get; init; }

    /// <summary>The program's exit code; null when it had to be stopped.</summary>
    public required int? ExitCode { get; init; }

    /// <summary>Gets what the client wrote to standard output and standard error.</summary>
    public required string Output { get; init; }

    /// <summary>The API key that it was given.</summary>
    public required string ApiKey { get; init; }

    /// <summary>The client's calls of one kind.</summary>
    public IReadOnlyList<ClientCall> Of(CallKind kind) => [.. Calls.Where(call => call.Kind == kind)];
}

/// <summary>One call that a client made, as the traffic log has it.</summary>
public sealed record ClientCall(TrafficRecord Record)
{
    /// <summary>The purpose of the call, in either generation of the API.</summary>
    public CallKind Kind { get; } = KindOf(Record);

    /// <summary>The answer's status; null when there was none.</summary>
    public int? Status => Record.Status;

    /// <summary>When the call was sent.</summary>
    public DateTimeOffset SentAt => Record.WallClock;

    /// <summary>When the call was answered.</summary>
    public DateTimeOffset AnsweredAt => Record.WallClock.AddMilliseconds(Record.DurationMs);

    /// <summary>
    /// When it may be sent again, as the answer says: after <c>Retry-After</c>, else at <c>X-RateLimit-Reset</c>; null when neither says.
    /// </summary>
    public DateTimeOffset? MayRepeatAt =>
        Number("Retry-After") is { } seconds ? AnsweredAt.AddSeconds(seconds)
        : Number("X-RateLimit-Reset") is { } reset ? DateTimeOffset.FromUnixTimeSeconds(reset)
        : null;

    /// <summary>Gets a value indicating whether the call carries an API key, whose calls are counted.</summary>
    public bool UsesKey =>
        Record.RequestHeaders.Any(header => string.Equals(header.Name, "Authorization", StringComparison.OrdinalIgnoreCase));

    /// <summary>How many more the answer says that the window takes; null when it does not say.</summary>
    public long? Remaining => Number("X-RateLimit-Remaining");

    /// <summary>A header of the answer; null when it has none of that name.</summary>
    public string? Header(string name) =>
        Record.ResponseHeaders.FirstOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;

    /// <summary>Method, path and status, for a person.</summary>
    public override string ToString() => $"{Record.Method} {Record.Path} → {(Status is { } status ? $"{status}" : "no answer")}";

    private long? Number(string header) =>
        long.TryParse(Header(header), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static CallKind KindOf(TrafficRecord record)
    {
        var path = record.Path.Split('?')[0].TrimEnd('/');
        if (record.Method != "POST" || !path.StartsWith("/api/", StringComparison.Ordinal))
            return CallKind.Other;
        return path[(path.LastIndexOf('/') + 1)..] switch
        {
            "start" => CallKind.Start,
            "message" or "messages" => CallKind.Message,
            "complete" => CallKind.Complete,
            _ => CallKind.Other,
        };
    }
}

/// <summary>What a call of the API is for.</summary>
public enum CallKind
{
    /// <summary>Starts an interview.</summary>
    Start,

    /// <summary>Sends an answer.</summary>
    Message,

    /// <summary>Completes an interview.</summary>
    Complete,

    /// <summary>Anything else.</summary>
    Other,
}
