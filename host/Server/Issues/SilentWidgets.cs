using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Issues;

/// <summary>A widget that is in a page and has said nothing so far.</summary>
/// <param name="Session">The session of its page.</param>
/// <param name="Page">The page's address; null where its bridge did not say it.</param>
/// <param name="Frame">Its iframe.</param>
/// <param name="Until">When the page's bridge stops waiting, by this host's clock.</param>
public sealed record SilentWidget(string Session, string? Page, FrameInfo Frame, DateTimeOffset Until);

/// <summary>Finds widgets whose page waits for their first message, from the log alone.</summary>
internal static class SilentWidgets
{
    /// <summary>How long one is listed of which the page says nothing more: a lazy iframe waits until it is in sight.</summary>
    public static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan UsualDeadline = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestDeadline = TimeSpan.FromMinutes(2);

    private const int MostFrames = 20;
    private const int MostEvents = 200;

    /// <summary>Gets the silent widgets, those first that were detected first.</summary>
    public static async Task<IReadOnlyList<SilentWidget>> FindAsync(
        IEventLog log,
        PageFacts pages,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var recent = new EventFilter { Codes = [EventCodes.FrameFound], From = now - LongestDeadline - Afterwards };
        var found = (await log.PageAsync(recent, null, MostFrames, cancellation)).Events;
        var silent = new List<SilentWidget>();
        foreach (var item in found.Select(stored => stored.Envelope))
        {
            if (item.Frame is not { } frame)
                continue;
            var facts = await pages.OfAsync(item.Session, cancellation);
            var deadline = facts?.Deadline ?? UsualDeadline;
            var until = item.ReceivedAt + (deadline < LongestDeadline ? deadline : LongestDeadline);
            if (now < until + Afterwards && !await WasHeardAsync(log, item, cancellation))
                silent.Add(new SilentWidget(item.Session, facts?.Address, frame, until));
        }

        return [.. silent.OrderBy(widget => widget.Until)];
    }

    private static async Task<bool> WasHeardAsync(IEventLog log, EventEnvelope found, CancellationToken cancellation)
    {
        var session = await log.PageAsync(new EventFilter { Session = found.Session }, null, MostEvents, cancellation);
        // Of a session that goes on and on, nothing is said that was not read.
        return session.Events.Count == MostEvents || session.Events.Any(item => Ends(item.Envelope, found));
    }

    private static bool Ends(EventEnvelope item, EventEnvelope found) =>
        item.Position != found.Position
        && (
            item.Code == EventCodes.BridgeClosing
            || (
                // What does not count ends no handshake either.
                item.Trust.Level == TrustLevel.Trusted
                && item.Frame?.Index == found.Frame?.Index
                && (
                    item.Source == EventSource.Widget
                    || item.Code == EventCodes.WidgetLoadFailed
                    || item.Code == EventCodes.FrameRemoved
                    || item.Code == EventCodes.BridgeLate
                )
            )
        );
}
