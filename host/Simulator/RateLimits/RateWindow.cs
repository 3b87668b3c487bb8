namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>The window of one key. It begins with a request and lets so many through until it ends.</summary>
internal sealed class RateWindow(RateLimit limit)
{
    private readonly Lock _gate = new();
    private DateTimeOffset _ends = DateTimeOffset.MinValue;
    private int _taken;

    /// <summary>Counts a request, unless the window is full.</summary>
    public RateReading Take(DateTimeOffset now)
    {
        lock (_gate)
        {
            if (now >= _ends)
                (_ends, _taken) = (now + limit.Window, 0);
            var granted = _taken < limit.Requests;
            if (granted)
                _taken++;
            return new()
            {
                Granted = granted,
                Limit = limit.Requests,
                Remaining = limit.Requests - _taken,
                Reset = (long)Math.Ceiling((_ends - DateTimeOffset.UnixEpoch).TotalSeconds),
                RetryAfter = (long)Math.Ceiling((_ends - now).TotalSeconds),
            };
        }
    }
}
