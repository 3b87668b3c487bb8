using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Components.Routing;

namespace KojiWidgetHarness.Host.Dashboard.Sessions;

/// <summary>The sessions of the log that the address asks for, a page at a time; live.</summary>
public sealed partial class SessionsPage
{
    private const int PageSize = 25;

    private readonly PageReading reading = new();
    private SessionQuery query = new();
    private SessionList? list;
    private IReadOnlyList<SessionRow> rows = [];
    private DateTimeOffset now;
    private string? problem;
    private long position;
    private PageAddress address = null!; // Made when the page begins.

    private bool IsFiltered => query.Text is not null || query.FailingOnly;

    /// <inheritdoc/>
    public void Dispose()
    {
        Navigation.LocationChanged -= OnLocation;
        reading.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        address = new PageAddress(Navigation);
        Navigation.LocationChanged += OnLocation;
        ReadAddress();
    }

    private void OnLocation(object? sender, LocationChangedEventArgs change) =>
        InvokeAsync(() =>
        {
            // The person may be on the way to another page, or there already.
            if (
                reading.Left.IsCancellationRequested
                || new Uri(Navigation.Uri).AbsolutePath != ProtocolRoutes.SessionsPage
                || !address.Arrives()
            )
                return;
            ReadAddress();
            StateHasChanged();
        });

    // At once: the address comes back from the browser only later, and a second click must build on the first.
    private void Show(SessionQuery asked, bool replace = false)
    {
        problem = null;
        Open(asked);
        address.Change(SessionView.ToAddress(asked), replace);
    }

    private void ReadAddress()
    {
        (var asked, problem) = SessionView.Parse(new Uri(Navigation.Uri));
        Open(asked);
    }

    private void Open(SessionQuery asked)
    {
        if (reading.Began && asked == query)
            return;
        query = asked;
        var cancellation = reading.Begin();
        if (RendererInfo.IsInteractive)
            _ = LogWatch.FollowAsync(WaitAsync, Time, LogWatch.Second, ReadAsync, cancellation);
    }

    private Task WaitAsync(long seen, CancellationToken cancellation) =>
        LogWatch.FirstAsync(cancellation, ending => Log.WaitAfterAsync(seen, ending), ending => Task.Delay(LogWatch.Quiet, Time, ending));

    private async Task<long> ReadAsync(CancellationToken cancellation)
    {
        var (seen, asked) = (Log.LastPosition, query);
        var found = await Log.ListSessionsAsync(asked, PageSize, cancellation);
        var read = new List<SessionRow>(PageSize);
        foreach (var item in found.Sessions)
        {
            var counts = await Log.CountsAsync(new EventFilter { Session = item.Summary.Session }, 0, cancellation);
            read.Add(new SessionRow(item.Summary, item.Page, SessionHealth.Of(counts)));
        }

        // Another list may have been asked for meanwhile.
        cancellation.ThrowIfCancellationRequested();
        (list, rows, position, now) = (found, read, seen, Time.GetUtcNow());
        if (asked.After is not null && !found.Follows)
            problem = $"Session {asked.After} is no longer kept. These are the first.";
        StateHasChanged();
        return seen;
    }
}
