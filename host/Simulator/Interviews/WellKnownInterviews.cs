using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Projects;

namespace KojiWidgetHarness.Simulator.Interviews;

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
