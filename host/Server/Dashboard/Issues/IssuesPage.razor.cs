using KojiWidgetHarness.Host.Issues;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Issues;

namespace KojiWidgetHarness.Host.Dashboard.Issues;

/// <summary>The home page: what fails, by its cause.</summary>
public sealed partial class IssuesPage
{
    // Ages and countdowns go on without an event.
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    private static readonly (IssueState State, string Name)[] Closed =
    [
        (IssueState.Resolved, "Resolved"),
        (IssueState.Expected, "Expected"),
    ];

    private readonly PageReading reading = new();
    private readonly HashSet<string> expanded = [];
    private IReadOnlyList<SilentWidget> silent = [];
    private IssueList? list;
    private DateTimeOffset now;
    private string? problem;
    private long marked;
    private int open;

    // Asked for once the list is read.
    private string Calm => list!.Issues.Count == 0 ? "No error that counts is in the log." : "What failed is resolved, or expected.";

    /// <inheritdoc/>
    public void Dispose() => reading.Dispose();

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        // The events were at this address: links to them go on working.
        if (new Uri(Navigation.Uri).Query is { Length: > 1 } query)
        {
            Navigation.NavigateTo(ProtocolRoutes.EventsPage + query, replace: true);
            return;
        }

        now = Time.GetUtcNow();
        if (RendererInfo.IsInteractive)
            _ = LogWatch.FollowAsync(WaitAsync, Time, LogWatch.Second, ReadAsync, reading.Begin());
    }

    private async Task WaitAsync(long position, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(
            Log.WaitAfterAsync(position, ended.Token),
            Marks.WaitAfterAsync(marked, ended.Token),
            Task.Delay(silent.Count > 0 ? LogWatch.Second : Quiet, Time, ended.Token)
        );
        await ended.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    private async Task<long> ReadAsync(CancellationToken cancellation)
    {
        marked = Marks.Changes;
        try
        {
            list = await Board.ReadAsync(cancellation);
            now = Time.GetUtcNow();
            silent = await SilentWidgets.FindAsync(Log, Pages, now, cancellation);
            problem = null;
        }
        catch (EventLog.EventLogException unusable)
        {
            problem = unusable.Message;
        }

        List<Issue> waiting = [.. list?.Issues.Where(issue => issue.State == IssueState.Open) ?? []];
        // One alone is shown whole; of several a person chooses.
        if (open == 0 && waiting is [var alone])
            expanded.Add(alone.Id);
        open = waiting.Count;
        StateHasChanged();
        return list?.Through ?? 0;
    }

    private void Toggle(Issue issue)
    {
        if (!expanded.Remove(issue.Id))
            expanded.Add(issue.Id);
    }

    private void Mark(Issue issue, IssueState state)
    {
        expanded.Remove(issue.Id);
        Marks.Set(issue.Id, state);
    }

    private static string Count(int number, string one, string several) => $"{number} {(number == 1 ? one : several)}";
}
