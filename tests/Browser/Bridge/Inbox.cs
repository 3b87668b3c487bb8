using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Browser.Bridge;

/// <summary>What a host received, each event once, and who waits for which.</summary>
internal sealed class Inbox
{
    private readonly Lock gate = new();
    private readonly List<EmittedEvent> events = [];
    private readonly HashSet<(string Session, long Sequence)> known = [];
    private readonly List<(Func<EmittedEvent, bool> Matches, TaskCompletionSource<EmittedEvent> Found)> waiting = [];
    private int failures;

    public IReadOnlyList<EmittedEvent> Events
    {
        get
        {
            lock (gate)
                return [.. events];
        }
    }

    /// <summary>Sessions that are somebody else's.</summary>
    public HashSet<string> Taken { get; } = [];

    /// <summary>What the batches showed, each with its session.</summary>
    public ConcurrentQueue<(string Session, string? Secret)> Shown { get; } = [];

    /// <summary>What every event is refused for; null takes them all.</summary>
    public RefusalReason? Refuses { get; set; }

    /// <summary>How many appends from now on are answered with an error after they were stored.</summary>
    public void FailAfterStoring(int appends) => failures = appends;

    public IngestReceipt Append(EventBatch batch)
    {
        if (Taken.Contains(batch.Session))
            return new()
            {
                Stored = 0,
                Duplicates = 0,
                Refusals = [new() { Reason = RefusalReason.SessionTaken, Detail = "as the test wants it" }],
            };
        if (Refuses is { } reason)
            return new()
            {
                Stored = 0,
                Duplicates = 0,
                Refusals = [.. batch.Events.Select(item => Refusal(item, reason))],
            };
        var receipt = Store(batch);
        return Interlocked.Decrement(ref failures) < 0 ? receipt : throw new InvalidOperationException("The receipt got lost.");
    }

    public AttachReceipt Attach(string session) =>
        Taken.Contains(session)
            ? new() { Outcome = AttachOutcome.Taken }
            : new() { Outcome = AttachOutcome.Attached, Secret = SecretOf(session) };

    public static string SecretOf(string session) => $"secret of {session}";

    public IngestReceipt Store(EventBatch batch)
    {
        Shown.Enqueue((batch.Session, batch.Secret));
        lock (gate)
        {
            var fresh = batch.Events.Where(item => known.Add((batch.Session, item.Sequence))).ToList();
            events.AddRange(fresh);
            foreach (var item in fresh)
                waiting.Where(waiter => waiter.Matches(item)).ToList().ForEach(waiter => waiter.Found.TrySetResult(item));
            return new()
            {
                Stored = fresh.Count,
                Duplicates = batch.Events.Count - fresh.Count,
                Refusals = [],
            };
        }
    }

    /// <summary>The first event with this code, already here or to come.</summary>
    public Task<EmittedEvent> FirstAsync(EventCode code) => FirstAsync(item => item.Code == code, code.Value);

    public async Task<EmittedEvent> FirstAsync(Func<EmittedEvent, bool> matches, string what)
    {
        var found = new TaskCompletionSource<EmittedEvent>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (events.FirstOrDefault(matches) is { } here)
                return here;
            waiting.Add((matches, found));
        }

        try
        {
            return await found.Task.WaitAsync(Guard.Patience);
        }
        catch (TimeoutException)
        {
            throw new AssertFailedException($"No {what} came, only: {string.Join(", ", Events.Select(item => item.Code))}");
        }
    }

    private static Refusal Refusal(EmittedEvent item, RefusalReason reason) =>
        new()
        {
            Sequence = item.Sequence,
            Reason = reason,
            Detail = "as the test wants it",
        };
}
