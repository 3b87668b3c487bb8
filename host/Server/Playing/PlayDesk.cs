using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Host.Playing;

/// <summary>
/// Takes requests for scenarios and has them played one at a time, in the order in which they came: they share the simulator's clock.
/// Remembers the last play of each. Safe for concurrent use.
/// </summary>
internal sealed partial class PlayDesk(IScenarioPlayer? player, ILogger<PlayDesk> logger, CancellationToken stopping) : IAsyncDisposable
{
    private const int MostEvents = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Play> plays = [];
    private readonly List<string> waiting = [];
    private (string Name, CancellationTokenSource Stop)? running;
    private Task working = Task.CompletedTask;
    private bool busy;

    /// <summary>A play began, went on or ended. Called on any thread.</summary>
    public event Action? Changed;

    /// <summary>Whether this host can play.</summary>
    public bool CanPlay => player is not null;

    /// <summary>What can be asked for.</summary>
    public IReadOnlyList<ScenarioListing> Scenarios => player?.Scenarios ?? [];

    /// <summary>What went wrong in a session, as a file; or in one line why there is none.</summary>
    public async Task<(SavedScenario? Saved, string? Problem)> SaveAsync(string session, IEventLog log, CancellationToken cancellation)
    {
        if (player is null)
            return (null, "This host was started without the command line, which knows the scenarios. Start it with: koji-harness up");
        // Apart, so that many of the one take no room from the other.
        var errors = await log.PageAsync(new() { Session = session, Severity = Severity.Error }, before: null, MostEvents, cancellation);
        var telling = await log.PageAsync(new() { Session = session, Codes = player.Telling }, before: null, MostEvents, cancellation);
        return player.Save([.. errors.Events.Concat(telling.Events).Select(item => item.Envelope).OrderBy(item => item.Position)]);
    }

    /// <summary>The last play of a scenario; null when nobody asked for it.</summary>
    public Play? Of(string name)
    {
        lock (gate)
            return plays.GetValueOrDefault(name);
    }

    /// <summary>Asks for a scenario, unless it is to be played already.</summary>
    /// <returns>Whether there is a scenario of that name.</returns>
    public bool Start(string name)
    {
        if (Scenarios.All(item => item.Name != name))
            return false;
        lock (gate)
        {
            if (plays.GetValueOrDefault(name) is { IsOpen: true })
                return true;
            plays[name] = new Play(PlayState.Waiting);
            waiting.Add(name);
            if (!busy)
                (busy, working) = (true, Task.Run(WorkAsync, CancellationToken.None));
        }

        Changed?.Invoke();
        return true;
    }

    /// <summary>Takes a request back, or ends the play.</summary>
    public void Cancel(string name)
    {
        lock (gate)
        {
            if (waiting.Remove(name))
                plays[name] = new Play(PlayState.Cancelled);
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
                var ended = await PlayAsync(next.Name, next.Stop.Token);
                lock (gate)
                {
                    plays[next.Name] = ended with { Session = plays[next.Name].Session };
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
            plays[running.Value.Name] = new Play(PlayState.Running);
        }

        Changed?.Invoke();
        return running;
    }

    private async Task<Play> PlayAsync(string name, CancellationToken cancellation)
    {
        try
        {
            var result = await player!.PlayAsync(name, session => Opening(name, session), cancellation); // Without a player nothing can be asked for.
            return new Play(PlayState.Ended) { Result = result with { Events = [] } };
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            return new Play(PlayState.Cancelled);
        }
        catch (ScenarioPlayException lacking)
        {
            return new Play(PlayState.NotPlayed) { Problem = lacking.Message };
        }
        catch (Exception bug)
        {
            // Nobody awaits this: whoever watches the page has to hear of it there.
            LogFailed(bug, name);
            return new Play(PlayState.NotPlayed) { Problem = $"The harness failed: {bug.Message.Split('\n')[0]} The host's log has the whole of it." };
        }
    }

    private void Opening(string name, string session)
    {
        lock (gate)
            plays[name] = plays[name] with { Session = session };
        Changed?.Invoke();
    }

    [LoggerMessage(LogLevel.Error, "The scenario {Name} could not be played.")]
    private partial void LogFailed(Exception bug, string name);
}
