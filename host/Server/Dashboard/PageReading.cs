using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>What a page reads for as long as it is open; asked for something else, it begins anew.</summary>
internal sealed class PageReading : IDisposable
{
    private readonly CancellationTokenSource left = new();
    private CancellationTokenSource? current;

    public PageReading() => Left = left.Token;

    /// <summary>Cancelled when the page is left. It may be asked for after that, too.</summary>
    public CancellationToken Left { get; }

    /// <summary>Gets a value indicating whether anything was begun.</summary>
    public bool Began => current is not null;

    /// <summary>Ends what was being read; what is read instead ends with this.</summary>
    public CancellationToken Begin()
    {
        current?.Cancel();
        current?.Dispose();
        current = CancellationTokenSource.CreateLinkedTokenSource(Left);
        return current.Token;
    }

    public void Dispose()
    {
        left.Cancel();
        left.Dispose();
        current?.Dispose();
    }
}

/// <summary>Looks at the log whenever it became longer, but not more often than a page can make use of.</summary>
internal static class LogWatch
{
    /// <summary>The first event of a quiet page shows at once; after it a page renders at most this often.</summary>
    public static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(33);

    /// <summary>What is worked out anew as a whole, such as counts.</summary>
    public static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    /// <summary>Ages on a page go on without an event.</summary>
    public static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);

    /// <summary>Waits for whichever comes first; the others wait no longer.</summary>
    public static async Task FirstAsync(CancellationToken cancellation, params IEnumerable<Func<CancellationToken, Task>> waits)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(waits.Select(wait => wait(ended.Token)));
        await ended.CancelAsync();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Looks once, then after every growth, until cancelled. A look gives the position that was seen by it.</summary>
    public static Task FollowAsync(
        IEventLog log,
        TimeProvider time,
        TimeSpan interval,
        Func<CancellationToken, Task<long>> look,
        CancellationToken cancellation
    ) => FollowAsync(log.WaitAfterAsync, time, interval, look, cancellation);

    /// <summary>Follows anything that grows and can be waited for.</summary>
    public static async Task FollowAsync(
        Func<long, CancellationToken, Task> waitAfter,
        TimeProvider time,
        TimeSpan interval,
        Func<CancellationToken, Task<long>> look,
        CancellationToken cancellation
    )
    {
        try
        {
            while (true)
            {
                var seen = await look(cancellation);
                await Task.Delay(interval, time, cancellation);
                await waitAfter(seen, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
    }
}
