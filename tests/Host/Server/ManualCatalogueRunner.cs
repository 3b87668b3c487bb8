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

    public IReadOnlyList<ScenarioListing> Scenarios { get; } =
    [
        .. names.Select(name => new ScenarioListing
        {
            Name = name,
            Purpose = "To be run.",
            Support = [],
        }),
    ];

    public IReadOnlyList<EventCode> SelectedCodes { get; } = [EventCodes.InterviewMessage];

    public (SavedScenario? Saved, string? Problem) Save(IReadOnlyList<EventEnvelope> events) =>
        (new("saved.scenario.yaml", string.Join(' ', events.Select(item => $"{item.Position}:{item.Code}"))), null);

    public async Task<ScenarioResult> RunAsync(string name, Action<string> opening, CancellationToken cancellation)
    {
        Ran.Enqueue(name);
        opening($"session-of-{name}");
        var end = ends.AddOrUpdate(name, _ => new(), (_, _) => new());
        began.GetOrAdd(name, _ => new()).SetResult();
        return await end.Task.WaitAsync(cancellation);
    }

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
