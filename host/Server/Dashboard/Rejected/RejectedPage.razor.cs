using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Rejected;

/// <summary>Events that do not count, a page at a time, and refusals of the gate; both live.</summary>
public sealed partial class RejectedPage
{
    private const int PageSize = 50;

    private readonly PageReading reading = new();
    private IReadOnlyList<EventEnvelope>? events;
    private IReadOnlyList<RefusalRecord> refused = [];
    private long? older;
    private long position;

    /// <summary>Only events before this position; null for the newest.</summary>
    [SupplyParameterFromQuery(Name = ProtocolRoutes.BeforeParameter)]
    private string? Before { get; set; }

    private long? BeforeNumber => ConsoleView.Position(Before);

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
            _ = LogWatch.FollowAsync(Refusals.WaitAfterAsync, Time, LogWatch.Second, ReadRefusals, reading.Left);
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!RendererInfo.IsInteractive)
            return;
        _ = LogWatch.FollowAsync(Log, Time, LogWatch.Second, ReadEventsAsync, reading.Begin());
    }

    private async Task<long> ReadEventsAsync(CancellationToken cancellation)
    {
        var seen = Log.LastPosition;
        var page = await Log.PageAsync(new EventFilter { Trust = TrustLevel.Untrusted }, BeforeNumber, PageSize, cancellation);
        (events, older, position) = ([.. page.Events.Select(item => item.Envelope)], page.Before, seen);
        StateHasChanged();
        return seen;
    }

    private Task<long> ReadRefusals(CancellationToken cancellation)
    {
        refused = Refusals.Newest();
        StateHasChanged();
        return Task.FromResult(refused is [var newest, ..] ? newest.Number : 0);
    }
}
