using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Extensions.Primitives;

namespace KojiWidgetHarness.Simulator.Traffic;

/// <summary>
/// One request and its answer as they were, secrets included: it stays in memory and is presented only by <see cref="TrafficPresenter"/>.
/// </summary>
internal sealed class Exchange
{
    // What an exchange takes beside its bodies, roughly: it bounds the log, it does not measure it.
    private const int Overhead = 2048;

    /// <summary>Given by the log; 0 before that.</summary>
    public long Position { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset WallClock { get; init; }

    public required TimeSpan Duration { get; init; }

    /// <summary><c>http</c> or <c>https</c>.</summary>
    public required string Scheme { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query, not decoded.</summary>
    public required string Target { get; init; }

    public required string Protocol { get; init; }

    public required KeyValuePair<string, StringValues>[] RequestHeaders { get; init; }

    /// <summary>Null when there was none.</summary>
    public BodyTape? RequestBody { get; init; }

    /// <summary>As announced; null when nothing was.</summary>
    public long? RequestLength { get; init; }

    public int? Status { get; init; }

    public required KeyValuePair<string, StringValues>[] ResponseHeaders { get; init; }

    public required BodyTape ResponseBody { get; init; }

    public required TrafficOutcome Outcome { get; init; }

    public string? Fault { get; init; }

    public long? ReplayOf { get; init; }

    /// <summary>Whether the request can be sent again.</summary>
    public bool HasWholeRequest => RequestBody is null || (RequestBody.IsWhole && RequestBody.Bytes >= (RequestLength ?? 0));

    public int Size => Overhead + (RequestBody?.Kept.Length ?? 0) + ResponseBody.Kept.Length;
}
