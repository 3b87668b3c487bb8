using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Replays;

namespace KojiWidgetHarness.Host.Dashboard.Pages;

/// <summary>The host pages that are open now, live, with what their owner can ask of them.</summary>
public sealed partial class OpenPagesPage
{
    private const int Most = 50;

    private readonly PageReading reading = new();
    private TaskCompletionSource changed = NewChange();
    private IReadOnlyList<Row>? rows;
    private DateTimeOffset now;
    private int others;
    private long position;
    private string? outcome;
    private bool asking;

    /// <inheritdoc/>
    public void Dispose()
    {
        Pages.Changed -= Note;
        reading.Dispose();
    }

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive)
            return;
        Pages.Changed += Note;
        _ = LogWatch.FollowAsync(WaitAsync, Time, LogWatch.Second, ReadAsync, reading.Left);
    }

    private void Note() => Volatile.Read(ref changed).TrySetResult();

    private Task WaitAsync(long seen, CancellationToken cancellation) =>
        LogWatch.FirstAsync(
            cancellation,
            ending => Log.WaitAfterAsync(seen, ending),
            changed.Task.WaitAsync,
            ending => Task.Delay(LogWatch.Quiet, Time, ending)
        );

    private async Task<long> ReadAsync(CancellationToken cancellation)
    {
        // What changes from now on is looked at next.
        Volatile.Write(ref changed, NewChange());
        var seen = Log.LastPosition;
        var open = Pages.All;
        var read = new List<Row>();
        foreach (var page in open.Take(Most))
        {
            var said = await Log.PageAsync(
                new EventFilter
                {
                    Session = page.Session,
                    Source = EventSource.Widget,
                    Trust = TrustLevel.Trusted,
                },
                null,
                1,
                cancellation
            );
            read.Add(new Row(page, await Facts.OfAsync(page.Session, cancellation), said.Events is [var newest] ? newest.Envelope : null));
        }

        (rows, others, position, now) = (read, open.Count - read.Count, seen, Time.GetUtcNow());
        StateHasChanged();
        return seen;
    }

    // What connects a page does not do this page's work.
    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Task SendAsync(string session, string item) =>
        AskAsync(async () => (await Replays.SendAsync(item, session, reading.Left)).Detail);

    private Task ReloadAsync(string session) => AskAsync(() => Reloads.AskAsync(session, reading.Left));

    private async Task AskAsync(Func<Task<string>> ask)
    {
        // A second click must not ask twice; a disabled button would lose the focus.
        if (asking)
            return;
        (asking, outcome) = (true, null);
        try
        {
            outcome = await ask();
        }
        catch (EventLogException unusable)
        {
            outcome = unusable.Message;
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            asking = false;
        }
    }

    private sealed record Row(OpenPage Page, PageFact? Fact, EventEnvelope? Said)
    {
        public string Session => Page.Session;
    }
}
