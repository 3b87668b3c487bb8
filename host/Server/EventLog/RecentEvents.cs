using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>
/// The newest stored events, in memory: readers who follow the log get them from here and leave the file alone. Bounded in number and in
/// bytes. Safe for concurrent use.
/// </summary>
internal sealed class RecentEvents
{
    private const int Most = 8_192;
    private const long MostBytes = 16 * 1024 * 1024;

    private readonly Lock gate = new();
    private readonly RecentEvent?[] kept = new RecentEvent?[Most];
    private long bytes;
    private long first = 1;
    private long last;

    /// <summary>Takes in what was stored, in the order of the log, once it is kept.</summary>
    public void Add(IReadOnlyList<RecentEvent> events)
    {
        lock (gate)
        {
            foreach (var item in events)
            {
                // What came before this host was started is in the file alone.
                if (item.Position != last + 1)
                    first = item.Position;
                last = item.Position;
                if (last - first >= Most)
                    Drop();
                kept[last % Most] = item;
                bytes += item.Stored.Json.Length;
            }

            while (bytes > MostBytes && first < last)
                Drop();
        }
    }

    /// <summary>Events up to this position are no longer kept.</summary>
    public void Purge(long through)
    {
        lock (gate)
        {
            while (first <= Math.Min(through, last))
                Drop();
        }
    }

    /// <summary>Gets what the log has after a position; null where only the file can tell.</summary>
    public EventSlice? After(long position, EventFilter filter, int most)
    {
        if (filter is not { Text: null, From: null, To: null, Last: null } || most <= 0)
            return null;
        lock (gate)
        {
            if (position + 1 < first || position >= last)
                return null;
            var found = new List<StoredEvent>();
            for (var next = position + 1; next <= last; next++)
            {
                var item = kept[next % Most]!; // From the first to the last each place is filled.
                if (!item.Fits(filter))
                    continue;
                found.Add(item.Stored);
                if (found.Count == most)
                    return new EventSlice(found, 0, next);
            }

            return new EventSlice(found, 0, last);
        }
    }

    private void Drop()
    {
        bytes -= kept[first % Most]?.Stored.Json.Length ?? 0;
        kept[first % Most] = null;
        first++;
    }
}

/// <summary>An event that was just stored, with what filters ask for.</summary>
internal sealed record RecentEvent(
    long Position,
    string Run,
    string Session,
    EventSource Source,
    EventCode Code,
    Severity Severity,
    TrustLevel Trust,
    StoredEvent Stored
)
{
    /// <summary>Determines whether a filter that asks for neither time nor text is for it.</summary>
    public bool Fits(EventFilter filter) =>
        (filter.Codes.Count == 0 || filter.Codes.Contains(Code))
        && (filter.Source ?? Source) == Source
        && (filter.Severity ?? Severity) == Severity
        && (filter.Session ?? Session) == Session
        && (filter.Run ?? Run) == Run
        && (filter.Trust ?? Trust) == Trust;
}
