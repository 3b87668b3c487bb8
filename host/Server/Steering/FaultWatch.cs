using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Host.Steering;

/// <summary>
/// The simulator's faults, for every page that shows them. Each request that a fault matches changes it without notice, so the simulator is
/// asked every second: once for all pages, while one is open. Safe for concurrent use.
/// </summary>
internal sealed class FaultWatch(FaultDesk desk, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private readonly SemaphoreSlim asking = new(1);
    private readonly LogSignal changes = new();
    private FaultReading? latest;
    private CancellationTokenSource? running;
    private int followers;

    /// <summary>Shows the faults at once when they are known, and whenever they have changed, until cancelled.</summary>
    public async Task FollowAsync(Action<FaultReading> show, CancellationToken cancellation)
    {
        if (desk.Address is null)
            return;
        Begin();
        try
        {
            while (true)
            {
                // Looked at first: what is read in between is not missed.
                var last = changes.Last;
                var now = Volatile.Read(ref latest);
                if (now is not null)
                    show(now);
                await changes.WaitAfterAsync(now?.Number ?? last, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // The page was left.
        }
        finally
        {
            End();
        }
    }

    /// <summary>Asks the simulator now, as somebody has just set a fault or taken one back.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        await asking.WaitAsync(cancellation);
        try
        {
            var (faults, problem) = await desk.ReadAsync(cancellation);
            lock (gate)
            {
                if (latest is { } before && before.Problem == problem && before.Faults.SequenceEqual(faults))
                    return;
                Volatile.Write(ref latest, new FaultReading(changes.Last + 1, faults, problem));
                changes.Advance(changes.Last + 1);
            }
        }
        finally
        {
            asking.Release();
        }
    }

    public void Dispose()
    {
        running?.Cancel();
        running?.Dispose();
        running = null;
    }

    private void Begin()
    {
        lock (gate)
        {
            if (followers++ > 0)
                return;
            // What was known when the last page was left is old.
            latest = null;
            running = new CancellationTokenSource();
            _ = AskAsync(running.Token);
        }
    }

    private void End()
    {
        lock (gate)
        {
            if (--followers > 0)
                return;
            Dispose();
        }
    }

    private async Task AskAsync(CancellationToken cancellation)
    {
        try
        {
            while (true)
            {
                await LookAsync(cancellation);
                await Task.Delay(Interval, time, cancellation);
            }
        }
        catch (OperationCanceledException)
        {
            // No page is open any more.
        }
    }
}

/// <summary>The simulator's faults at one moment.</summary>
/// <param name="Number">Number of the reading, rising.</param>
/// <param name="Faults">The faults, in their order; empty where they cannot be read.</param>
/// <param name="Problem">Why they cannot be read; null where they can.</param>
internal sealed record FaultReading(long Number, IReadOnlyList<FaultRuleState> Faults, string? Problem);
