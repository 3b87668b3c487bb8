using KojiWidgetHarness.Host.Dashboard.Timeline;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>One session: its picture, and its events in full.</summary>
public sealed partial class SessionPage
{
    // Of a very long session the newest are drawn.
    private const int MostDrawn = 2_000;
    private const int MostGaps = 50;
    private const int EventsAtOnce = 500;

    private readonly PageReading reading = new();
    private readonly Queue<EventEnvelope> drawn = [];
    private IReadOnlyList<SequenceGap> gaps = [];
    private IReadOnlyList<HealthSign>? health;
    private PageFact? page;
    private TimelinePicture? picture;
    private string? shown;
    private long seen;

    /// <summary>The session.</summary>
    [Parameter]
    public required string Session { get; set; }

    private EventFilter OfSession => new() { Session = Session };

    /// <summary>Where a session is shown.</summary>
    internal static string Address(string session) => $"{ProtocolRoutes.SessionsPage}/{Uri.EscapeDataString(session)}";

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!RendererInfo.IsInteractive || shown == Session)
            return;
        var cancellation = reading.Begin();
        drawn.Clear();
        (shown, seen, picture, health, page) = (Session, -1, null, null, null);
        _ = LogWatch.FollowAsync(Log, Time, LogWatch.Second, ReadAsync, cancellation);
    }

    private async Task<long> ReadAsync(CancellationToken cancellation)
    {
        if (await TakeAsync(cancellation))
        {
            gaps = await Log.GapsAsync(Session, MostGaps, cancellation);
            health = SessionHealth.Of(await Log.CountsAsync(OfSession, 0, cancellation));
            picture = TimelineLayout.Of(drawn, gaps);
            page = await Pages.OfAsync(Session, cancellation);
            StateHasChanged();
        }

        return seen;
    }

    private async Task<bool> TakeAsync(CancellationToken cancellation)
    {
        var before = drawn.Count;
        if (seen < 0)
        {
            seen = Log.LastPosition;
            foreach (var item in (await Log.PageAsync(OfSession, seen + 1, MostDrawn, cancellation)).Events.Reverse())
                drawn.Enqueue(item.Envelope);
        }

        var slice = await Log.ReadAfterAsync(seen, OfSession, EventsAtOnce, cancellation);
        seen = slice.Through;
        foreach (var item in slice.Events)
            drawn.Enqueue(item);
        while (drawn.Count > MostDrawn)
            drawn.Dequeue();
        return slice.Stored.Count > 0 || drawn.Count > before;
    }

    private static string Numbers(SequenceGap gap) => gap.First == gap.Last ? $"{gap.First}" : $"{gap.First} to {gap.Last}";
}
