namespace KojiWidgetHarness.Simulator.RateLimits;

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
