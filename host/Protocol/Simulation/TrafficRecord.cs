namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>One request to the simulator and what came of it. No secret is in it.</summary>
public sealed record TrafficRecord
{
    /// <summary>Place in the traffic log, from 1 on, in the order in which exchanges ended.</summary>
    public required long Position { get; init; }

    /// <summary>When the request came, by the simulator's clock, which can be moved.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the request came, by the machine's clock.</summary>
    public required DateTimeOffset WallClock { get; init; }

    /// <summary>Milliseconds from there to the end of the answer, really passed.</summary>
    public required double DurationMs { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public required string Scheme { get; init; }

    /// <summary>The request's method.</summary>
    public required string Method { get; init; }

    /// <summary>Path and query as they were sent.</summary>
    public required string Path { get; init; }

    /// <summary>Version of HTTP, <c>HTTP/1.1</c> for example.</summary>
    public required string Protocol { get; init; }

    /// <summary>The request's headers.</summary>
    public required IReadOnlyList<HttpHeader> RequestHeaders { get; init; }

    /// <summary>The request's body; null when it has none.</summary>
    public TrafficBody? RequestBody { get; init; }

    /// <summary>The answer's status; null when the connection closed before one was sent.</summary>
    public int? Status { get; init; }

    /// <summary>The answer's headers, as far as they were known when it was handed to the connection; empty without a status.</summary>
    public required IReadOnlyList<HttpHeader> ResponseHeaders { get; init; }

    /// <summary>The answer's body; null when it has none.</summary>
    public TrafficBody? ResponseBody { get; init; }

    /// <summary>How the exchange ended.</summary>
    public required TrafficOutcome Outcome { get; init; }

    /// <summary>Id of the fault rule that disturbed it, or <c>Prefer</c> where the request asked for it; null when nothing did.</summary>
    public string? Fault { get; init; }

    /// <summary>The interview that it is about; null when it is about none, or that is not known.</summary>
    public string? InterviewId { get; init; }

    /// <summary>The project that it is about; null when it is about none, or that is not known.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Who sent the request.</summary>
    public TrafficCaller Caller { get; init; }

    /// <summary>
    /// <see cref="Position"/> of the exchange whose request was sent again here; null for a request that came from a caller.
    /// </summary>
    public long? ReplayOf { get; init; }
}
