using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>
/// What one open console holds of the log: the events of a view between two positions, without a hole. Older ones are read when they are
/// asked for, newer ones put on top as they come. Not for concurrent use.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="filter">Which events.</param>
/// <param name="happened">Only those that happened then; null for any time.</param>
/// <param name="capacity">How many events are kept at most.</param>
public sealed class EventList(IEventLog log, EventFilter filter, TimeRange? happened = null, int capacity = EventList.Capacity)
{
    /// <summary>How many events are kept at most, unless another number is given.</summary>
    public const int Capacity = 20_000;

    // A followed list is made anew with each picture of the page, so it is kept short; older ones are read again when they are asked for.
    private const int FollowedCapacity = 5_000;

    private const int PageSize = 200;

    // A reader that has read much is on the way to the end.
    private const int LargestPage = 2_000;

    // A view that fits little must not read the whole log in one go.
    private const int MostPages = 10;

    private readonly List<EventEnvelope> oldestFirst = [];
    private IReadOnlyList<EventEnvelope>? newestFirst;
    private HashSet<long>? late;
    private long clearedThrough;

    /// <summary>The events in the list that were not cleared away, newest first.</summary>
    public IReadOnlyList<EventEnvelope> Shown =>
        newestFirst ??= [.. InOrder(oldestFirst.Where(item => item.Position > clearedThrough)).Reverse()];

    /// <summary>Gets whether an event of a session came after others that had happened later.</summary>
    public bool IsLate(EventEnvelope item) => filter.Session is not null && (late ??= Late()).Contains(item.Position);

    /// <summary>The position that was seen.</summary>
    public long Through { get; private set; }

    /// <summary>How many came that are not in the list, because it is paused.</summary>
    public long Waiting { get; private set; }

    /// <summary>Where the older ones begin; null when there are none.</summary>
    public long? OlderBefore { get; private set; }

    /// <summary>Gets a value indicating whether newer ones are left out, because the list began further down.</summary>
    public bool StartsBelow { get; private set; }

    /// <summary>Gets a value indicating whether older ones are there to be read, and room for them.</summary>
    public bool CanGrow => HasOlder && oldestFirst.Count < capacity;

    /// <summary>Gets a value indicating whether older ones are there to be read, and no room for them.</summary>
    public bool IsFull => HasOlder && oldestFirst.Count >= capacity;

    /// <summary>Gets a value indicating whether the looking ended before a page was full, because it had looked at very many.</summary>
    public bool IsUnfinished => CanGrow && oldestFirst.Count < PageSize;

    /// <summary>Gets a value indicating whether events were cleared away.</summary>
    public bool Cleared => clearedThrough > 0;

    // What happened in one page is in the order in which it happened: the API's events come a second or two after what they caused.
    // Between pages, whose clocks differ, only the order in which they were stored means anything.
    private IEnumerable<EventEnvelope> InOrder(IEnumerable<EventEnvelope> events) =>
        filter.Session is null ? events : events.OrderBy(item => item.OccurredAt).ThenBy(item => item.Position);

    private HashSet<long> Late()
    {
        var found = new HashSet<long>();
        var latest = DateTimeOffset.MinValue;
        foreach (var item in oldestFirst)
        {
            if (item.OccurredAt < latest)
                found.Add(item.Position);
            else
                latest = item.OccurredAt;
        }

        return found;
    }

    private bool HasOlder => OlderBefore is not null && clearedThrough == 0;

    /// <summary>Begins with the newest events before a position; null begins at the newest.</summary>
    public async Task OpenAsync(long? before, CancellationToken cancellation)
    {
        var through = log.LastPosition;
        oldestFirst.Clear();
        (Through, Waiting, OlderBefore, StartsBelow) = (through, 0, Math.Min(before ?? long.MaxValue, through + 1), before <= through);
        await GrowAsync(cancellation);
    }

    /// <summary>Reads older events.</summary>
    public async Task GrowAsync(CancellationToken cancellation)
    {
        var found = 0;
        for (var page = 0; page < MostPages && found < PageSize && oldestFirst.Count < capacity && OlderBefore is { } before; page++)
        {
            var next = await log.PageAsync(filter, before, Math.Clamp(oldestFirst.Count, PageSize, LargestPage), cancellation);
            if (OlderBefore != before)
                return;
            var events = next.Events.Select(item => item.Envelope).Where(Fits).ToList();
            var room = capacity - oldestFirst.Count;
            oldestFirst.InsertRange(0, events.Take(room).Reverse());
            found += events.Count;
            OlderBefore = events.Count > room ? oldestFirst[0].Position : next.Before;
        }

        newestFirst = null;
        late = null;
    }

    /// <summary>Reads what came since; holds it, or only counts it.</summary>
    /// <returns>Whether there may be more.</returns>
    public async Task<bool> CatchUpAsync(bool hold, CancellationToken cancellation)
    {
        var after = Through;
        var slice = await log.ReadAfterAsync(after, filter, PageSize, cancellation);
        // Another reading may have been faster.
        if (Through != after)
            return true;
        Through = slice.Through;
        var events = slice.Events.Where(Fits).ToList();
        if (hold && !StartsBelow && Waiting == 0)
            Hold(events);
        else
            Waiting += events.Count;
        return slice.Stored.Count == PageSize;
    }

    /// <summary>Hides what is there; nothing is deleted.</summary>
    public void Clear() => (clearedThrough, newestFirst) = (Through, null);

    /// <summary>Shows again what was cleared away.</summary>
    public void Unclear() => (clearedThrough, newestFirst) = (0, null);

    private void Hold(List<EventEnvelope> events)
    {
        if (events.Count == 0)
            return;
        oldestFirst.AddRange(events);
        var most = Math.Min(capacity, FollowedCapacity);
        if (oldestFirst.Count > most)
        {
            oldestFirst.RemoveRange(0, oldestFirst.Count - most);
            OlderBefore = oldestFirst[0].Position;
        }

        newestFirst = null;
        late = null;
    }

    private bool Fits(EventEnvelope item) => happened?.Contains(item.OccurredAt) ?? true;
}
