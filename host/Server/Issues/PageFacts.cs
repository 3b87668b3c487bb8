using System.Collections.Concurrent;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Issues;

/// <summary>Looks up which page a session is. Safe for concurrent use.</summary>
internal sealed class PageFacts(IEventLog log)
{
    private const int MostKept = 1_000;

    private readonly ConcurrentDictionary<string, PageFact> known = new();

    /// <summary>Gets what a session's bridge said of its page; null where the log does not have it.</summary>
    public async Task<PageFact?> OfAsync(string session, CancellationToken cancellation)
    {
        if (known.TryGetValue(session, out var kept))
            return kept;
        // The newest: a page that comes back from the browser's cache starts its bridge again.
        var started = await log.PageAsync(OfSession(session, EventCodes.BridgeStarted), null, 1, cancellation);
        if (started.Events is not [var first])
            return null;
        var found = await log.PageAsync(OfSession(session, EventCodes.FrameFound), null, 1, cancellation);
        var fact = PageFact.Read(first.Envelope.Raw?.Text, found.Events is [var frame] ? frame.Envelope.Raw?.Text : null);
        // The title may come with a widget that is not there yet.
        if (found.Events.Count == 0)
            return fact;
        if (known.Count >= MostKept)
            known.Clear();
        return known[session] = fact;
    }

    private static EventFilter OfSession(string session, EventCode code) => new() { Session = session, Codes = [code] };
}
