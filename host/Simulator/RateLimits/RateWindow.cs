using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>How many requests of one key still go through.</summary>
internal abstract class RateWindow(RateLimit limit)
{
    private readonly Lock gate = new();

    protected RateLimit Limit => limit;

    /// <summary>Gets the window of a generation of the API.</summary>
    public static RateWindow Of(KojiContract contract, RateLimit limit) =>
        contract == KojiContract.KojiSo ? new SlidingWindow(limit) : new FixedWindow(limit);

    /// <summary>What a window says that began just now and has no room left.</summary>
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
