using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

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
