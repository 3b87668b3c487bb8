using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>
/// Takes requests for scenarios and runs them one at a time, in the order in which they came: they share the simulator's clock.
/// Remembers the last run of each. Safe for concurrent use.
/// </summary>
internal sealed partial class ScenarioQueue(
    ICatalogueRunner? runner,
    ILogger<ScenarioQueue> logger,
    CancellationToken stopping,
    Func<long>? position = null
) : IAsyncDisposable
{
    private const int MostEvents = 500;

    // A picture has up to 200 KB, and a run some ten of them.
    private const int MostPictured = 20;

    private readonly Lock gate = new();
    private readonly Dictionary<string, QueuedRun> runs = [];
    private readonly Dictionary<string, RunnableScenario> asked = [];
    private readonly HashSet<string> changed = [];
    private readonly List<string> waiting = [];
    private readonly Queue<string> pictured = [];
    private RunningScenario? running;
    private Task working = Task.CompletedTask;
    private bool busy;

    /// <summary>A run began, went on or ended. Called on any thread.</summary>
    public event Action? Changed;

    /// <summary>Gets a value indicating whether this host can run scenarios.</summary>
    public bool CanRun => runner is not null;

    /// <summary>Gets what can be asked for, and what runs or waits though its file has gone.</summary>
    public IReadOnlyList<RunnableScenario> Scenarios
    {
        get
        {
            var listed = runner?.Scenarios ?? [];
            lock (gate)
                return
                [
                    .. asked.Values.Where(item =>
                        runs.GetValueOrDefault(item.Id) is { IsOpen: true } && listed.All(other => other.Id != item.Id)
                    ),
                    .. listed,
                ];
        }
    }

    /// <summary>Files of <see cref="Scenarios"/> came, changed or went; their ids are named. Called on any thread.</summary>
    public event Action<IReadOnlyList<string>>? FilesChanged;

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
    public QueuedRun? Of(string id)
    {
        lock (gate)
            return runs.GetValueOrDefault(id);
    }

    /// <summary>Asks for a scenario, unless it is in the queue already.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="settings">How it is run.</param>
    /// <param name="again">Whether it runs because its file has changed: once for each change, and once more if it runs now.</param>
    /// <returns>Whether there is a scenario of that id that can be run.</returns>
    public bool Start(string id, RunSettings settings, bool again = false)
    {
        if (Scenarios.FirstOrDefault(item => item.Id == id && item.Problem is null) is not { } scenario)
            return false;
        lock (gate)
        {
            if (again && !changed.Remove(id))
                return true;
            asked[id] = scenario;
            if (runs.GetValueOrDefault(id) is { IsOpen: true })
            {
                if (again && !waiting.Contains(id))
                    waiting.Add(id);
                return true;
            }

            runs[id] = new QueuedRun(QueuedRunState.Waiting) { Settings = settings };
            waiting.Add(id);
            if (!busy)
                (busy, working) = (true, Task.Run(WorkAsync, CancellationToken.None));
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Takes a request back, or ends the run.</summary>
    public void Cancel(string id)
    {
        lock (gate)
        {
            var waited = waiting.Remove(id);
            if (running?.Id == id)
                _ = running.Stop.CancelAsync();
            else if (waited)
                runs[id] = new QueuedRun(QueuedRunState.Cancelled);
        }

        Changed?.Invoke();
    }

    /// <summary>Takes all requests back, and ends the run.</summary>
    public void CancelAll()
    {
        foreach (var id in Scenarios.Select(item => item.Id).Where(id => Of(id) is { IsOpen: true }).OrderBy(id => Of(id)?.State).ToList())
            Cancel(id);
    }

    /// <summary>Pauses a run before its next step; nothing when it does not run.</summary>
    public void Pause(string id) => Find(id)?.Pause();

    /// <summary>Continues a run that is paused, up to the next step or to its end; nothing when it does not run.</summary>
    public void Continue(string id, bool all) => Find(id)?.Continue(all);

    /// <summary>Shows the trace of a scenario's last run in Playwright's viewer, or says in one line why not.</summary>
    public async Task<(Uri? Address, string? Problem)> ShowTraceAsync(string id, CancellationToken cancellation)
    {
        if (runner is null || Of(id) is not { IsOpen: false, Session: { } session })
            return (null, "No run of it has ended. Run it with a trace.");
        try
        {
            return (await runner.ShowTraceAsync(session, cancellation), null);
        }
        catch (ScenarioUnavailableException lacking)
        {
            return (null, lacking.Message);
        }
    }

    /// <summary>Begins to follow the files.</summary>
    public ScenarioQueue Follow()
    {
        if (runner is not null)
            runner.FilesChanged += Forget;
        return this;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (runner is not null)
            runner.FilesChanged -= Forget;
        lock (gate)
            waiting.Clear();
        await working;
    }

    // What a run of before says is not true of the file as it is now.
    private void Forget(IReadOnlyList<string> files)
    {
        lock (gate)
        {
            changed.UnionWith(files);
            foreach (var id in files.Where(id => runs.GetValueOrDefault(id) is { IsOpen: false }))
                runs.Remove(id);
        }

        FilesChanged?.Invoke(files);
    }

    private RunFollower? Find(string id)
    {
        lock (gate)
            return running?.Id == id ? running.Follower : null;
    }

    private async Task WorkAsync()
    {
        while (Next() is { } next)
        {
            using (next.Stop)
            {
                var ended = await RunAsync(next);
                lock (gate)
                {
                    var seen = runs[next.Id];
                    runs[next.Id] = ended with
                    {
                        Settings = seen.Settings,
                        Session = seen.Session,
                        Doing = seen.Doing,
                        Moments = seen.Moments,
                    };
                    running = null;
                }
            }

            Changed?.Invoke();
        }
    }

    private RunningScenario? Next()
    {
        lock (gate)
        {
            if (waiting.Count == 0 || stopping.IsCancellationRequested)
            {
                busy = false;
                return null;
            }

            var id = waiting[0];
            waiting.RemoveAt(0);
            var settings = runs[id].Settings;
            running = new(
                id,
                settings,
                new RunFollower(settings, change => Note(id, change), position ?? (() => 0)),
                CancellationTokenSource.CreateLinkedTokenSource(stopping)
            );
            runs[id] = new QueuedRun(QueuedRunState.Running) { Settings = settings };
            LeaveOutOldPictures(id);
        }

        Changed?.Invoke();
        return running;
    }

    private async Task<QueuedRun> RunAsync(RunningScenario asked)
    {
        var cancellation = asked.Stop.Token;
        try
        {
            // Asked for with a runner only.
            var result = await runner!.RunAsync(asked.Id, asked.Settings, asked.Follower, cancellation);
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
            LogFailed(bug, asked.Id);
            return new QueuedRun(QueuedRunState.NotRun)
            {
                Problem = $"The harness failed: {bug.Message.FirstLine()} The host's log has the whole of it.",
            };
        }
    }

    private void Note(string id, Func<QueuedRun, QueuedRun> change)
    {
        lock (gate)
        {
            // What was forgotten when its run ended may still say so.
            if (runs[id] is { State: QueuedRunState.Running } run)
                runs[id] = change(run);
        }

        Changed?.Invoke();
    }

    private void LeaveOutOldPictures(string id)
    {
        pictured.Enqueue(id);
        if (
            pictured.Count > MostPictured
            && pictured.Dequeue() is var oldest
            && !pictured.Contains(oldest)
            && runs.GetValueOrDefault(oldest) is { IsOpen: false } run
        )
            runs[oldest] = run with { Moments = [.. run.Moments.Select(moment => moment with { Picture = null })] };
    }

    [LoggerMessage(LogLevel.Error, "The scenario {Id} could not be run.")]
    private partial void LogFailed(Exception bug, string id);
}
