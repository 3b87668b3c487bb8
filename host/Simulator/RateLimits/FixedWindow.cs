namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>Begins with a request and lets so many through until it ends; says how long to wait.</summary>
internal sealed class FixedWindow(RateLimit limit) : RateWindow(limit)
{
    private DateTimeOffset _ends = DateTimeOffset.MinValue;
    private int _taken;

    protected override RateReading Count(DateTimeOffset now)
    {
        if (now >= _ends)
            (_ends, _taken) = (now + Limit.Window, 0);
        var granted = _taken < Limit.Requests;
        if (granted)
            _taken++;
        return new()
        {
            Granted = granted,
            Limit = Limit.Requests,
            Remaining = Limit.Requests - _taken,
            Reset = UpToSecond(_ends - DateTimeOffset.UnixEpoch),
            RetryAfter = granted ? null : UpToSecond(_ends - now),
        };
    }
}
