using System.Collections.Concurrent;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>The newest interviews, as many as <see cref="SimulatorOptions.InterviewCapacity"/>, and the well-known ones.</summary>
internal sealed class InterviewStore(SimulatorOptions options, WellKnownInterviews wellKnown)
{
    private readonly ConcurrentDictionary<string, Interview> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Interview> _byToken = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Interview> _byAge = new();

    public void Add(Interview interview)
    {
        _byId[interview.Id] = interview;
        _byToken[interview.SessionToken] = interview;
        _byAge.Enqueue(interview);
        while (_byAge.Count > options.InterviewCapacity && _byAge.TryDequeue(out var oldest))
        {
            _byId.TryRemove(oldest.Id, out _);
            _byToken.TryRemove(oldest.SessionToken, out _);
        }
    }

    /// <summary>The interview with this id; null when there is none, or it was forgotten.</summary>
    public Interview? Find(string id) => _byId.GetValueOrDefault(id) ?? wellKnown.Find(id);

    /// <summary>The interview that this token was given out for; null when there is none, or it was forgotten.</summary>
    public Interview? FindByToken(string token) => _byToken.GetValueOrDefault(token) ?? wellKnown.FindByToken(token);

    /// <summary>At most <paramref name="count"/> interviews, newest first.</summary>
    public IEnumerable<Interview> Newest(int count) => _byAge.Reverse().Take(count);
}
