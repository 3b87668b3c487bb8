namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Finds positions by time. Times never fall as positions rise, so halving finds them without an index.</summary>
internal static class PositionSearch
{
    /// <summary>The first position after <paramref name="purged"/> that was stored at <paramref name="ticks"/> or later.</summary>
    /// <returns>One more than <paramref name="last"/> when there is none.</returns>
    public static long FirstNotBefore(long purged, long last, Func<long, long> receivedAt, long ticks)
    {
        var (low, high) = (purged + 1, last + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (receivedAt(middle) < ticks)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
