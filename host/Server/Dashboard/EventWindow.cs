using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>What one open dashboard holds of the log: the newest events and some counts. Not for concurrent use.</summary>
public sealed class EventWindow
{
    /// <summary>How many events are held.</summary>
    public const int Capacity = 2_000;

    private readonly LinkedList<EventEnvelope> newestFirst = [];
    private readonly Dictionary<EventCode, long> trustedByCode = [];
    private readonly Dictionary<EventView, IReadOnlyList<EventEnvelope>> views = [];

    private long countedThrough;

    /// <summary>How many events came.</summary>
    public long Total => LastPosition;

    /// <summary>How many of them are no longer held.</summary>
    public long Dropped => Total - newestFirst.Count;

    /// <summary>Position of the newest event; 0 when there is none.</summary>
    public long LastPosition { get; private set; }

    /// <summary>How many errors count.</summary>
    public long Errors { get; private set; }

    /// <summary>How many events do not count.</summary>
    public long Untrusted { get; private set; }

    /// <summary>How many events of this code count.</summary>
    public long Count(EventCode code) => trustedByCode.GetValueOrDefault(code);

    /// <summary>Begins with what the log has counted so far.</summary>
    /// <returns>The position from which on events are to be added.</returns>
    public long Begin(EventCounts counts)
    {
        countedThrough = LastPosition = counts.LastPosition;
        foreach (var (code, count, untrusted) in counts.Codes)
        {
            trustedByCode[code] = count - untrusted;
            Untrusted += untrusted;
            if (EventCodes.Find(code)?.Severity == Severity.Error)
                Errors += count - untrusted;
        }

        return Math.Max(0, counts.LastPosition - Capacity);
    }

    /// <summary>Takes further events in.</summary>
    public void Add(EventSlice slice)
    {
        foreach (var item in slice.Events)
            Add(item);
        views.Clear();
    }

    /// <summary>The held events of a view, newest first.</summary>
    public IReadOnlyList<EventEnvelope> Show(EventView view)
    {
        if (!views.TryGetValue(view, out var events))
            views[view] = events = [.. newestFirst.Where(item => Belongs(item, view))];
        return events;
    }

    private void Add(EventEnvelope item)
    {
        if (item.Position > countedThrough)
            Count(item);
        newestFirst.AddFirst(item);
        if (newestFirst.Count > Capacity)
            newestFirst.RemoveLast();
    }

    private void Count(EventEnvelope item)
    {
        LastPosition = item.Position;
        if (item.Trust.Level == TrustLevel.Untrusted)
            Untrusted++;
        else
            trustedByCode[item.Code] = Count(item.Code) + 1;
        if (Belongs(item, EventView.Errors))
            Errors++;
    }

    private static bool Belongs(EventEnvelope item, EventView view) => view switch
    {
        EventView.Errors => item is { Severity: Severity.Error, Trust.Level: TrustLevel.Trusted },
        EventView.Untrusted => item.Trust.Level == TrustLevel.Untrusted,
        _ => true,
    };
}
