namespace KojiWidgetHarness.Host.Ingest;

/// <summary>A token bucket that may be overdrawn: the debt is the time to wait. Not safe for concurrent use.</summary>
internal sealed class Allowance(IngestLimit limit, long now, TimeProvider time)
{
    private double units = limit.Burst;
    private long filled = now;

    /// <summary>Takes units if they are there.</summary>
    public bool TryTake(int count, long at)
    {
        if (Fill(at) < count)
            return false;
        units -= count;
        return true;
    }

    /// <summary>Whether nothing is missing: then it says no more than a new one.</summary>
    public bool IsFull(long at) => Fill(at) >= limit.Burst;

    /// <summary>Units that were taken and are not there yet.</summary>
    public double Debt(long at) => Math.Max(0, -Fill(at));

    /// <summary>Takes units, and says how long to wait until they are there.</summary>
    public TimeSpan Take(int count, long at)
    {
        units = Fill(at) - count;
        return units >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-units / limit.PerSecond);
    }

    private double Fill(long at)
    {
        units = Math.Min(limit.Burst, units + time.GetElapsedTime(filled, at).TotalSeconds * limit.PerSecond);
        filled = at;
        return units;
    }
}
