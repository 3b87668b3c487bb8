namespace KojiWidgetHarness.Simulator.RateLimits;

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
