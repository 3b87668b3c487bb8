using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Scenarios.Grading;

/// <summary>What a client of the API is put through (seed: each code's resolution).</summary>
public static class Exercises
{
    private static readonly TimeSpan ShortWindow = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LimitedWindow = TimeSpan.FromSeconds(5);

    /// <summary>All exercises.</summary>
    public static IReadOnlyList<Exercise> All { get; } =
    [
        new()
        {
            Name = "rate-limited",
            Expected = "waits as long as a 429 says, then tries again",
            Faults = [Failing("start-limited", Start, "rate_limited", times: 2)],
            // What a 429 says follows from it.
            Limit = _ => new(1000, ShortWindow),
            Judge = (_, runs) => WaitGrader.Judge(runs[0]),
        },
        new()
        {
            Name = "limit-near",
            Expected = "watches X-RateLimit-Remaining and slows down before the limit is reached",
            Limit = undisturbed => undisturbed.Calls.Count(call => call.UsesKey) is > 1 and var calls ? new(calls - 1, LimitedWindow) : null,
            Judge = (_, runs) => RemainingGrader.Judge(runs[0]),
        },
        new()
        {
            Name = "outage",
            Expected = "tries again after a 503, each time later, and not always at the same moment",
            Faults = [Failing("start-unavailable", Start, "service_unavailable", times: 4)],
            Runs = 3,
            Judge = (_, runs) => BackoffGrader.Judge(runs),
        },
        new()
        {
            Name = "refused",
            Expected = "does not repeat what was refused, and logs the status and the error's body",
            Faults = [Failing("start-refused", Start, "unprocessable")],
            Judge = (_, runs) => RefusalGrader.Judge(runs[0]).And(LogGrader.Judge(runs[0])),
        },
        new()
        {
            Name = "completed-already",
            Expected = "takes the 409 of a completed interview for done",
            Faults = [Failing("complete-conflict", "/api/*complete", "conflict")],
            Judge = (undisturbed, runs) => CompletedGrader.Judge(undisturbed, runs[0]),
        },
        new()
        {
            Name = "session-expired",
            Expected = "starts a new interview once the session is over",
            Faults =
            [
                new()
                {
                    Id = "session-over",
                    Match = new() { Method = "POST", Path = $"{SimulatorRoutes.Interviews}/*/message*" },
                    Effect = new() { ExpireSession = true },
                    Times = 1,
                },
            ],
            Judge = (_, runs) => SessionGrader.Judge(runs[0]),
        },
    ];

    private static string Start => $"{SimulatorRoutes.Interviews}/start";

    private static FaultRule Failing(string id, string path, string code, int? times = null) => new()
    {
        Id = id,
        Match = new() { Method = "POST", Path = path },
        Effect = new() { Code = code },
        Times = times,
    };
}
