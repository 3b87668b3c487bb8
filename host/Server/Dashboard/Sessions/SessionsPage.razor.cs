using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Components;

namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>The sessions of the log, a page at a time.</summary>
public sealed partial class SessionsPage
{
    private const int PageSize = 25;

    private readonly PageReading reading = new();
    private IReadOnlyList<SessionRow>? rows;
    private long? older;
    private long position;

    /// <summary>Only sessions before this number; null for the newest.</summary>
    [SupplyParameterFromQuery(Name = ProtocolRoutes.BeforeParameter)]
    private string? Before { get; set; }

    private long? BeforeNumber => ConsoleView.Position(Before);

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (!RendererInfo.IsInteractive)
            return;
        _ = LogWatch.FollowAsync(Log, Time, LogWatch.Second, ReadAsync, reading.Begin());
    }

    private async Task<long> ReadAsync(CancellationToken cancellation)
    {
        var seen = Log.LastPosition;
        var page = await Log.SessionsAsync(null, BeforeNumber, PageSize, cancellation);
        var read = new List<SessionRow>(PageSize);
        foreach (var summary in page.Sessions)
        {
            var counts = await Log.CountsAsync(new EventFilter { Session = summary.Session }, 0, cancellation);
            read.Add(new SessionRow(summary, await Pages.OfAsync(summary.Session, cancellation), SessionHealth.Of(counts)));
        }

        (rows, older, position) = (read, page.Before, seen);
        StateHasChanged();
        return seen;
    }
}
