using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>
/// Takes requests for scenarios and runs them one at a time, in the order in which they came: they share the simulator's clock.
/// Remembers the last run of each. Safe for concurrent use.
/// </summary>
internal sealed partial class ScenarioQueue(ICatalogueRunner? runner, ILogger<ScenarioQueue> logger, CancellationToken stopping)
    : IAsyncDisposable
{
    private const int MostEvents = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<string, QueuedRun> runs = [];
    private readonly List<string> waiting = [];
    private (string Name, CancellationTokenSource Stop)? running;
    private Task working = Task.CompletedTask;
    private bool busy;

    /// <summary>A run began, went on or ended. Called on any thread.</summary>
    public event Action? Changed;

    /// <summary>Gets a value indicating whether this host can run scenarios.</summary>
    public bool CanRun => runner is not null;

    /// <summary>Gets what can be asked for.</summary>
    public IReadOnlyList<ScenarioListing> Scenarios => runner?.Scenarios ?? [];

    /// <summary>What went wrong in a session, as a file; or in one line why there is none.</summary>
    public async Task<(SavedScenario? Saved, string? Problem)> SaveAsync(string session, IEventLog log, CancellationToken cancellation)
    {
        if (runner is null)
            return (null, "This host was started without the command line, which knows the scenarios. Start it with: koji-harness up");
        // Apart, so that many of the one take no room from the other.
        var errors = await log.PageAsync(new() { Session = session, Severity = Severity.Error }, before: null, MostEvents, cancellation);
        var selected = await log.PageAsync(
            new() { Session = session, Codes = runner.SelectedCodes },
            before: null,
            MostEvents,
            cancellation
        );
        return runner.Save([.. errors.Events.Concat(selected.Events).Select(item => item.Envelope).OrderBy(item => item.Position)]);
    }

    /// <summary>The last run of a scenario; null when nobody asked for it.</summary>
    public QueuedRun? Of(string name)
    {
        lock (gate)
            return runs.GetValueOrDefault(name);
    }

    /// <summary>Asks for a scenario, unless it is in the queue already.</summary>
    /// <returns>Whether there is a scenario of that name.</returns>
    public bool Start(string name)
    {
        if (Scenarios.All(item => item.Name != name))
            return false;
        lock (gate)
        {
            if (runs.GetValueOrDefault(name) is { IsOpen: true })
                return true;
            runs[name] = new QueuedRun(QueuedRunState.Waiting);
            waiting.Add(name);
            if (!busy)
                (busy, working) = (true, Task.Run(WorkAsync, CancellationToken.None));
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Takes a request back, or ends the run.</summary>
    public void Cancel(string name)
    {
        lock (gate)
        {
            if (waiting.Remove(name))
                runs[name] = new QueuedRun(QueuedRunState.Cancelled);
            else if (running?.Name == name)
                // What it ends runs elsewhere, outside the lock.
                _ = running.Value.Stop.CancelAsync();
        }

        Changed?.Invoke();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (gate)
            waiting.Clear();
        await working;
    }

    private async Task WorkAsync()
    {
        while (Next() is { } next)
        {
            using (next.Stop)
            {
                var ended = await RunAsync(next.Name, next.Stop.Token);
                lock (gate)
                {
                    runs[next.Name] = ended with { Session = runs[next.Name].Session };
                    running = null;
                }
            }

            Changed?.Invoke();
        }
    }

    private (string Name, CancellationTokenSource Stop)? Next()
    {
        lock (gate)
        {
            if (waiting.Count == 0 || stopping.IsCancellationRequested)
            {
                busy = false;
                return null;
            }

            running = (waiting[0], CancellationTokenSource.CreateLinkedTokenSource(stopping));
            waiting.RemoveAt(0);
            runs[running.Value.Name] = new QueuedRun(QueuedRunState.Running);
        }

        Changed?.Invoke();
        return running;
    }

    private async Task<QueuedRun> RunAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var result = await runner!.RunAsync(name, session => Opening(name, session), cancellation); // Asked for with a runner only.
            return new QueuedRun(QueuedRunState.Ended) { Result = result with { Events = [] } };
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            return new QueuedRun(QueuedRunState.Cancelled);
        }
        catch (ScenarioUnavailableException lacking)
        {
            return new QueuedRun(QueuedRunState.NotRun) { Problem = lacking.Message };
        }
        catch (Exception bug)
        {
            // This task is not awaited, so the page has to show the failure.
            LogFailed(bug, name);
            return new QueuedRun(QueuedRunState.NotRun)
            {
                Problem = $"The harness failed: {bug.Message.FirstLine()} The host's log has the whole of it.",
            };
        }
    }

    private void Opening(string name, string session)
    {
        lock (gate)
            runs[name] = runs[name] with { Session = session };
        Changed?.Invoke();
    }

    [LoggerMessage(LogLevel.Error, "The scenario {Name} could not be run.")]
    private partial void LogFailed(Exception bug, string name);
}
