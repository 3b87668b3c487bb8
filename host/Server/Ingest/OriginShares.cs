using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// How much of the log is of which origin. The oldest events make room for the newest, so one that fills the log drives out the others: of
/// one origin it holds half, and beyond that events are taken slowly. Counted since this host started. Safe for concurrent use.
/// </summary>
internal sealed class OriginShares(HostSettings settings, IEventLog log, TimeProvider time)
{
    /// <summary>Events that an origin may go on to store each second when its share is used up.</summary>
    public const int PerSecond = 10;

    // Indexes take about as much again as the events.
    private const int PartOfBytes = 4;
    private const int PartOfEvents = 2;
    private const int MostOrigins = 1_000;
    private const int LongestWait = 10;

    // Coarse: what is counted together is forgotten together.
    private const int Chunk = 1_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Share> shares = new(StringComparer.Ordinal);

    /// <summary>How long a batch has to wait whose origin has used up its share.</summary>
    public TimeSpan WaitFor(string origin, int events)
    {
        lock (gate)
        {
            if (settings.Limits is null || !shares.TryGetValue(origin, out var share))
                return TimeSpan.Zero;
            share.Forget(log.PurgedThrough);
            return IsUsedUp(share) ? share.Rest.Take(events, time.GetTimestamp()) : TimeSpan.Zero;
        }
    }

    /// <summary>Determines whether requests of this origin that have no connection would wait longer than anybody does.</summary>
    public bool Refuses(string origin)
    {
        lock (gate)
        {
            return settings.Limits is not null
                && shares.TryGetValue(origin, out var share)
                && IsUsedUp(share)
                && share.Rest.Debt(time.GetTimestamp()) > LongestWait * PerSecond;
        }
    }

    /// <summary>Counts what was stored of a batch.</summary>
    public void Add(string origin, int events, long bytes)
    {
        if (events == 0)
            return;
        lock (gate)
        {
            if (!shares.TryGetValue(origin, out var share))
            {
                if (shares.Count >= MostOrigins)
                    shares.Remove(shares.MinBy(pair => pair.Value.Events).Key);
                shares[origin] = share = new(new(new(PerSecond, 1), time.GetTimestamp(), time));
            }

            share.Add(log.LastPosition, events, bytes);
        }
    }

    private bool IsUsedUp(Share share) =>
        share.Events > settings.EventCapacity / PartOfEvents || share.Bytes > settings.StorageBytes / PartOfBytes;

    private sealed class Share(Allowance rest)
    {
        /// <summary>Gets what is taken of it when it is used up.</summary>
        public Allowance Rest => rest;

        private readonly Queue<(long Through, int Events, long Bytes)> kept = new();
        private (long Through, int Events, long Bytes) open;

        public long Events { get; private set; }

        public long Bytes { get; private set; }

        public void Add(long through, int events, long bytes)
        {
            Events += events;
            Bytes += bytes;
            open = (through, open.Events + events, open.Bytes + bytes);
            if (open.Events < Chunk)
                return;
            kept.Enqueue(open);
            open = default;
        }

        public void Forget(long purged)
        {
            while (kept.TryPeek(out var oldest) && oldest.Through <= purged)
            {
                kept.Dequeue();
                Events -= oldest.Events;
                Bytes -= oldest.Bytes;
            }
        }
    }
}
