using System.Collections.Concurrent;
using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>A runner whose runs end when a test says so.</summary>
internal sealed class ManualCatalogueRunner(params string[] names) : ICatalogueRunner
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> began = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<ScenarioResult>> ends = new();

    public ConcurrentQueue<string> Ran { get; } = new();

    public event Action<IReadOnlyList<string>>? FilesChanged;

    public IReadOnlyList<RunnableScenario> Scenarios { get; set; } = [.. names.Select(name => new RunnableScenario(name) { Name = name })];

    /// <summary>What each scenario does before a test may end it.</summary>
    public IReadOnlyList<ScenarioPart> Parts { get; init; } = [];

    public IReadOnlyList<EventCode> SelectedCodes { get; } = [EventCodes.InterviewMessage];

    public (SavedScenario? Saved, string? Problem) Save(IReadOnlyList<EventEnvelope> events) =>
        (new("saved.scenario.yaml", string.Join(' ', events.Select(item => $"{item.Position}:{item.Code}"))), null);

    public async Task<ScenarioResult> RunAsync(
        string name,
        RunSettings settings,
        IScenarioFollower follower,
        CancellationToken cancellation
    )
    {
        Ran.Enqueue(name);
        follower.Opening($"session-of-{name}");
        foreach (var part in Parts)
        {
            await follower.BeforeAsync(part, cancellation);
            follower.After(new(part) { Picture = [1] });
        }

        var end = ends.AddOrUpdate(name, _ => new(), (_, _) => new());
        began.GetOrAdd(name, _ => new()).SetResult();
        return await end.Task.WaitAsync(cancellation);
    }

    public Task<Uri> ShowTraceAsync(string session, CancellationToken cancellation) =>
        session == "session-of-traced"
            ? Task.FromResult(new Uri("http://127.0.0.1:1/trace"))
            : throw new ScenarioUnavailableException("There is no trace of it.");

    public void Change(params string[] files) => FilesChanged?.Invoke(files);

    /// <summary>Waits until a run has begun; once for each.</summary>
    public async Task BeganAsync(string name)
    {
        await began.GetOrAdd(name, _ => new()).Task.WaitAsync(Guard.Patience);
        began.TryRemove(name, out _);
    }

    public void End(string name, Verdict verdict) =>
        ends[name]
            .SetResult(
                new()
                {
                    Name = name,
                    Purpose = name,
                    Session = name,
                    StartedAt = DateTimeOffset.UnixEpoch,
                    Verdict = verdict,
                    DurationMs = 1,
                    Checks = [],
                    Diagnosis = [],
                    Events = [],
                }
            );

    public void End(string name, Exception failure) => ends[name].SetException(failure);
}
