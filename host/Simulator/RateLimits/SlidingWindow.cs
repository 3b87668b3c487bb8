namespace KojiWidgetHarness.Simulator.RateLimits;

/// <summary>Always the time just past; each request makes room when it is older than that. How long to wait, only its reset tells.</summary>
internal sealed class SlidingWindow(RateLimit limit) : RateWindow(limit)
{
    private readonly Queue<DateTimeOffset> _taken = [];

    protected override RateReading Count(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && oldest + Limit.Window <= now)
            _taken.Dequeue();
        var granted = _taken.Count < Limit.Requests;
        if (granted)
            _taken.Enqueue(now);
        return new()
        {
            Granted = granted,
            Limit = Limit.Requests,
            Remaining = Limit.Requests - _taken.Count,
            Reset = UpToSecond(_taken.Peek() + Limit.Window - DateTimeOffset.UnixEpoch),
        };
    }
}
