using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>One fault that the simulator injects: which requests it matches, what it does to them, and for how long.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultRule
{
    /// <summary>Names the rule, to take it back; null lets the simulator choose.</summary>
    public string? Id { get; init; }

    /// <summary>Gets which requests; null is all of them.</summary>
    public FaultMatch? Match { get; init; }

    /// <summary>Gets the effect on them.</summary>
    public required FaultEffect Effect { get; init; }

    /// <summary>How often, before everything is normal again; null is without end.</summary>
    public int? Times { get; init; }

    /// <summary>Seconds from when it was set until it begins, by the simulator's clock.</summary>
    public double? AfterSeconds { get; init; }

    /// <summary>Seconds that it lasts once it has begun, by the simulator's clock; null is without end.</summary>
    public double? ForSeconds { get; init; }
}

/// <summary>
/// Which requests a fault matches; all that is named must fit. What the simulator answers for itself is never matched (<c>/_sim</c>,
/// <see cref="SimulatorRoutes.Health"/>, <see cref="SimulatorRoutes.Cases"/>, <see cref="SimulatorRoutes.OpenApi"/>), and a browser's
/// preflight only by a rule that names the method <c>OPTIONS</c>.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultMatch
{
    /// <summary>HTTP method.</summary>
    public string? Method { get; init; }

    /// <summary>Path, where <c>*</c> stands for any run of characters; upper and lower case are the same.</summary>
    public string? Path { get; init; }

    /// <summary>Id of the project that the request is about. Scripts, styles and pictures are about none.</summary>
    public string? Project { get; init; }

    /// <summary>API key that the request carries.</summary>
    public string? Key { get; init; }

    /// <summary>Header that the request carries.</summary>
    public FaultHeader? Header { get; init; }

    /// <summary>Only the n-th of the requests that fit otherwise; the first is 1.</summary>
    public int? Nth { get; init; }

    /// <summary>How likely each of them is met, above 0 and at most 1.</summary>
    public double? Probability { get; init; }

    /// <summary>Where the draws for probability and jitter begin: the same seed, the same draws. Null is 0.</summary>
    public int? Seed { get; init; }
}

/// <summary>A header that a request must carry to be matched by a fault.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultHeader
{
    /// <summary>The header's name; upper and lower case are the same.</summary>
    public required string Name { get; init; }

    /// <summary>The header's whole value; null is any.</summary>
    public string? Value { get; init; }
}

/// <summary>What a fault does to a request. Several go together where one does not rule the other out.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultEffect
{
    /// <summary>
    /// Answers this status, 400 to 599: with the error object that Koji documents for it, or plain text where it documents none.
    /// </summary>
    public int? Status { get; init; }

    /// <summary>Answers this documented error of the API, with its own status unless <see cref="Status"/> is another.</summary>
    public string? Code { get; init; }

    /// <summary>Waits so many milliseconds first, in real time.</summary>
    public int? LatencyMs { get; init; }

    /// <summary>Waits up to so many milliseconds more, drawn anew for each request.</summary>
    public int? JitterMs { get; init; }

    /// <summary>Sends the body no faster than this.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>Never answers.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Hang { get; init; }

    /// <summary>Resets the connection (TCP RST) without an answer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Reset { get; init; }

    /// <summary>Closes the connection after so many bytes of the body, where it is longer.</summary>
    public int? TruncateAfterBytes { get; init; }

    /// <summary>Says that the body is of this type.</summary>
    public string? ContentType { get; init; }

    /// <summary>Leaves the <c>Access-Control-*</c> headers out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool DropCors { get; init; }

    /// <summary>Ends the session of the interview that the request is about, as inactivity does.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool ExpireSession { get; init; }

    /// <summary>Makes the request's API key invalid until the rule is taken back.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool RevokeKey { get; init; }
}

/// <summary>Bounds of what a simulator takes as faults.</summary>
public static class FaultLimits
{
    /// <summary>Rules at a time, spent ones included.</summary>
    public const int Rules = 100;

    /// <summary>UTF-16 characters of a rule's id.</summary>
    public const int IdCharacters = 64;

    /// <summary>UTF-16 characters of any other text of a rule.</summary>
    public const int TextCharacters = 256;

    /// <summary>Milliseconds of latency, and of jitter: ten minutes.</summary>
    public const int WaitMs = 600_000;

    /// <summary>Seconds of a schedule: a year.</summary>
    public const double ScheduleSeconds = 366 * 86_400;
}

/// <summary>Where a fault stands.</summary>
public sealed record FaultRuleState
{
    /// <summary>The rule, with its id.</summary>
    public required FaultRule Rule { get; init; }

    /// <summary>Whether the fault is active.</summary>
    public required FaultPhase Phase { get; init; }

    /// <summary>How many requests fit while it was at work, before count and probability were looked at.</summary>
    public required long Matched { get; init; }

    /// <summary>How many of them it met.</summary>
    public required long Fired { get; init; }

    /// <summary>When the fault begins, by the simulator's clock.</summary>
    public required DateTimeOffset BeginsAt { get; init; }

    /// <summary>When it ends, by the simulator's clock; null where it is without end.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}

/// <summary>Whether a fault is at work.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FaultPhase>))]
public enum FaultPhase
{
    /// <summary>The fault has not begun.</summary>
    Waiting,

    /// <summary>Meets what fits.</summary>
    Active,

    /// <summary>Happened as often as it was to.</summary>
    Spent,

    /// <summary>The fault's time is over.</summary>
    Over,
}
