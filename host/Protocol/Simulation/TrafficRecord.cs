using System.Text.Json.Serialization;

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

/// <summary>What the traffic log holds after a position, oldest first, as much of it as one answer takes.</summary>
public sealed record TrafficPage
{
    /// <summary>The records; a reader goes on after the last one's position.</summary>
    public required IReadOnlyList<TrafficRecord> Records { get; init; }

    /// <summary>
    /// Gets a value indicating whether some after the position asked for were dropped because newer ones took their room.
    /// </summary>
    public required bool Dropped { get; init; }
}

/// <summary>The body of a request or a response, as far as the traffic log keeps it.</summary>
public sealed record TrafficBody
{
    /// <summary>
    /// The text, secrets redacted; null where it is not text, or the body of a script, style or picture of the widget page.
    /// </summary>
    public string? Text { get; init; }

    /// <summary>How many bytes it really has; of a request's body that nobody read, what its sender announced.</summary>
    public required long Bytes { get; init; }

    /// <summary>Gets a value indicating whether <see cref="Text"/> is only the beginning.</summary>
    public required bool Truncated { get; init; }
}

/// <summary>One header line of a request or a response.</summary>
public sealed record HttpHeader
{
    /// <summary>The name as it was sent.</summary>
    public required string Name { get; init; }

    /// <summary>The value, secrets redacted.</summary>
    public required string Value { get; init; }
}

/// <summary>
/// Who sent a request, as far as that was shown. Browsers say by Fetch Metadata which page makes a call, and no script can change it; a
/// program that is not a browser can write what it likes.
/// </summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TrafficCaller>))]
public enum TrafficCaller
{
    /// <summary>A caller that nothing identifies.</summary>
    Unknown,

    /// <summary>A page of another origin than the simulator's, or a frame without one: it made a call, or opened a frame here.</summary>
    OtherPage,

    /// <summary>A page of the simulator's own, its widget above all, or a person who opened an address of it.</summary>
    OwnPage,

    /// <summary>
    /// A page of the simulator's own, or a program, that shows the session token of the interview which the call is about.
    /// </summary>
    Respondent,

    /// <summary>A program, no page, with an API key that the simulator knows, revoked or not.</summary>
    KeyHolder,

    /// <summary>The simulator, which was asked to send a request again.</summary>
    Replay,
}

/// <summary>How an exchange with the simulator ended.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TrafficOutcome>))]
public enum TrafficOutcome
{
    /// <summary>The whole answer was handed to the connection.</summary>
    Answered,

    /// <summary>The caller closed the connection before that.</summary>
    AbortedByClient,

    /// <summary>The simulator closed the connection before that.</summary>
    Reset,
}
