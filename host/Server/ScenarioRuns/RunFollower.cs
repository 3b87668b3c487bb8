using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>Follows one run, and pauses it where somebody wants to look. Safe for concurrent use.</summary>
/// <param name="settings">How it is run.</param>
/// <param name="note">Notes what is known of the run now.</param>
/// <param name="position">Gets the position of the log's last event, which is here before the runner knows of it.</param>
internal sealed class RunFollower(RunSettings settings, Action<Func<QueuedRun, QueuedRun>> note, Func<long> position) : IScenarioFollower
{
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private TaskCompletionSource? pause;
    private bool pauses = settings.Pauses;
    private (ScenarioPart Part, long At)? begun;

    /// <summary>Pauses it before the next part.</summary>
    public void Pause()
    {
        lock (gate)
            pauses = true;
    }

    /// <summary>Ends a pause.</summary>
    /// <param name="all">Whether there are no more of them.</param>
    public void Continue(bool all)
    {
        lock (gate)
        {
            pauses = !all;
            pause?.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public void Opening(string session) => note(run => run with { Session = session });

    /// <inheritdoc/>
    public async Task BeforeAsync(ScenarioPart part, CancellationToken cancellation)
    {
        // Nothing is to be seen of faults until the page is open.
        if (part.Kind == PartKind.Fault)
            return;
        if (settings.Slow)
            await Task.Delay(Slowness, cancellation);
        var waiting = Begin();
        note(run => run with { Doing = part, IsPaused = waiting is not null });
        try
        {
            await (waiting ?? Task.CompletedTask).WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            note(run => run with { Doing = null, IsPaused = false });
            throw;
        }

        begun = (part, position());
        note(run => run with { IsPaused = false });
    }

    /// <inheritdoc/>
    public void After(ScenarioMoment moment)
    {
        var seen = begun is { } began && began.Part == moment.Part ? moment with { From = Math.Max(moment.From, began.At) } : moment;
        note(run => run with { Doing = run.Doing == moment.Part ? null : run.Doing, Moments = [.. run.Moments, seen] });
    }

    private Task? Begin()
    {
        lock (gate)
        {
            pause = pauses ? new(TaskCreationOptions.RunContinuationsAsynchronously) : null;
            return pause?.Task;
        }
    }
}

/// <summary>The scenario that runs.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Settings">How it is run.</param>
/// <param name="Follower">Follows it.</param>
/// <param name="Stop">Ends it.</param>
internal sealed record RunningScenario(string Id, RunSettings Settings, RunFollower Follower, CancellationTokenSource Stop);
