using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>How many requests of one key still go through.</summary>
internal abstract class RateWindow(RateLimit limit)
{
    private readonly Lock gate = new();

    protected RateLimit Limit => limit;

    /// <summary>Gets the window of a generation of the API.</summary>
    public static RateWindow Of(KojiContract contract, RateLimit limit) =>
        contract == KojiContract.KojiSo ? new SlidingWindow(limit) : new FixedWindow(limit);

    /// <summary>Gets what a window says that began just now and has no room left.</summary>
    public static RateReading UsedUp(KojiContract contract, RateLimit limit, DateTimeOffset now) =>
        new()
        {
            Granted = false,
            Limit = limit.Requests,
            Remaining = 0,
            Reset = UpToSecond(now + limit.Window - DateTimeOffset.UnixEpoch),
            RetryAfter = contract == KojiContract.KojiSo ? null : UpToSecond(limit.Window),
        };

    /// <summary>Counts a request, unless there is no more room.</summary>
    public RateReading Take(DateTimeOffset now)
    {
        lock (gate)
            return Count(now);
    }

    protected abstract RateReading Count(DateTimeOffset now);

    protected static long UpToSecond(TimeSpan time) => (long)Math.Ceiling(time.TotalSeconds);
}

/// <summary>Begins with a request and lets so many through until it ends; says how long to wait.</summary>
internal sealed class FixedWindow(RateLimit limit) : RateWindow(limit)
{
    private DateTimeOffset ends = DateTimeOffset.MinValue;
    private int taken;

    protected override RateReading Count(DateTimeOffset now)
    {
        if (now >= ends)
            (ends, taken) = (now + Limit.Window, 0);
        var granted = taken < Limit.Requests;
        if (granted)
            taken++;
        return new()
        {
            Granted = granted,
            Limit = Limit.Requests,
            Remaining = Limit.Requests - taken,
            Reset = UpToSecond(ends - DateTimeOffset.UnixEpoch),
            RetryAfter = granted ? null : UpToSecond(ends - now),
        };
    }
}

/// <summary>
/// Always the time just past; each request makes room when it is older than that. How long to wait, only its reset tells.
/// </summary>
internal sealed class SlidingWindow(RateLimit limit) : RateWindow(limit)
{
    private readonly Queue<DateTimeOffset> taken = [];

    protected override RateReading Count(DateTimeOffset now)
    {
        while (taken.TryPeek(out var oldest) && oldest + Limit.Window <= now)
            taken.Dequeue();
        var granted = taken.Count < Limit.Requests;
        if (granted)
            taken.Enqueue(now);
        return new()
        {
            Granted = granted,
            Limit = Limit.Requests,
            Remaining = Limit.Requests - taken.Count,
            Reset = UpToSecond(taken.Peek() + Limit.Window - DateTimeOffset.UnixEpoch),
        };
    }
}

/// <summary>Where a key stands after one request.</summary>
internal readonly record struct RateReading
{
    private const string LimitHeader = "X-RateLimit-Limit";
    private const string RemainingHeader = "X-RateLimit-Remaining";
    private const string ResetHeader = "X-RateLimit-Reset";

    /// <summary>The headers that tell it; a page of another origin may read them too.</summary>
    public static string[] Headers { get; } = [LimitHeader, RemainingHeader, ResetHeader, "Retry-After"];

    /// <summary>Gets the header names of one generation of the API.</summary>
    public static IEnumerable<string> HeadersOf(KojiContract contract) => contract == KojiContract.KojiSo ? Headers[..^1] : Headers;

    /// <summary>Gets a value indicating whether the request may go on.</summary>
    public required bool Granted { get; init; }

    public required int Limit { get; init; }

    public required int Remaining { get; init; }

    /// <summary>When the window ends, in Unix seconds.</summary>
    public required long Reset { get; init; }

    /// <summary>How many whole seconds to wait; null where a caller has to find that out from the reset.</summary>
    public long? RetryAfter { get; init; }

    public void WriteTo(IHeaderDictionary headers)
    {
        headers[LimitHeader] = $"{Limit}";
        headers[RemainingHeader] = $"{Remaining}";
        headers[ResetHeader] = $"{Reset}";
        if (RetryAfter is { } seconds)
            headers.RetryAfter = $"{seconds}";
    }
}
