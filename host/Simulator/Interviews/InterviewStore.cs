using System.Collections.Concurrent;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>The newest interviews, as many as <see cref="SimulatorOptions.InterviewCapacity"/>, and the well-known ones.</summary>
internal sealed class InterviewStore(SimulatorOptions options, WellKnownInterviews wellKnown)
{
    private readonly ConcurrentDictionary<string, Interview> byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Interview> byToken = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Interview> byAge = new();

    public void Add(Interview interview)
    {
        byId[interview.Id] = interview;
        byToken[interview.SessionToken] = interview;
        byAge.Enqueue(interview);
        while (byAge.Count > options.InterviewCapacity && byAge.TryDequeue(out var oldest))
        {
            byId.TryRemove(oldest.Id, out _);
            byToken.TryRemove(oldest.SessionToken, out _);
        }
    }

    /// <summary>The interview with this id; null when there is none, or it was forgotten.</summary>
    public Interview? Find(string id) => byId.GetValueOrDefault(id) ?? wellKnown.Find(id);

    /// <summary>The interview that this token was given out for; null when there is none, or it was forgotten.</summary>
    public Interview? FindByToken(string token) => byToken.GetValueOrDefault(token) ?? wellKnown.FindByToken(token);

    /// <summary>At most <paramref name="count"/> interviews, newest first.</summary>
    public IEnumerable<Interview> Newest(int count) => byAge.Reverse().Take(count);
}
