using System.Collections.Concurrent;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Projects;
using Microsoft.Extensions.DependencyInjection;

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

/// <summary>The interviews of <see cref="SimulatorInterviews"/>, made anew whenever one is asked for.</summary>
internal sealed class WellKnownInterviews(SimulatorOptions options, TimeProvider time)
{
    public Interview? Find(string id) =>
        id switch
        {
            SimulatorInterviews.Open => Open(),
            SimulatorInterviews.Completed => Completed(),
            SimulatorInterviews.Expired => Expired(),
            _ => null,
        };

    public Interview? FindByToken(string token) =>
        token switch
        {
            SimulatorInterviews.OpenToken => Open(),
            SimulatorInterviews.CompletedToken => Completed(),
            SimulatorInterviews.ExpiredToken => Expired(),
            _ => null,
        };

    private Interview Open() => Make(SimulatorInterviews.Open, SimulatorInterviews.OpenToken, time.GetUtcNow());

    private Interview Completed()
    {
        var now = time.GetUtcNow();
        var interview = Make(SimulatorInterviews.Completed, SimulatorInterviews.CompletedToken, now);
        interview.TryComplete(now, CompletionReasons.Natural, out _);
        return interview;
    }

    private Interview Expired() =>
        Make(SimulatorInterviews.Expired, SimulatorInterviews.ExpiredToken, time.GetUtcNow() - options.SessionTimeout);

    private Interview Make(string id, string token, DateTimeOffset startedAt) =>
        new(SimulatorProjects.Active, InterviewModes.Text, options.SessionTimeout, startedAt) { Id = id, SessionToken = token };
}

internal static class InterviewServices
{
    public static void AddInterviews(this IServiceCollection services) =>
        services
            .AddSingleton<WellKnownInterviews>()
            .AddSingleton<InterviewStore>()
            .AddSingleton<InterviewStart>()
            .AddSingleton<Completion>();
}
