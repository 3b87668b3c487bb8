using System.Text.Json;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Protocol.Text;

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
            Limit = undisturbed =>
                undisturbed.Calls.Count(call => call.UsesKey) is > 1 and var calls ? new(calls - 1, LimitedWindow) : null,
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

    private static FaultRule Failing(string id, string path, string code, int? times = null) =>
        new()
        {
            Id = id,
            Match = new() { Method = "POST", Path = path },
            Effect = new() { Code = code },
            Times = times,
        };
}

/// <summary>Whether a client leaves alone what was refused for good (seed: Request Errors).</summary>
internal static class RefusalGrader
{
    public static Grade Judge(ClientRun run)
    {
        var starts = run.Of(CallKind.Start);
        return starts.Count switch
        {
            0 => Grade.Unreached("The client started no interview."),
            1 => Grade.Good,
            _ => Grade.Bad(
                $"It sent a request {starts.Count} times that had been refused for good.",
                "Repeat only 429 and 5xx: any other 4xx stays what it is until the request changes.",
                starts.Select(call => $"{call}")
            ),
        };
    }
}

/// <summary>Whether a client sees that its limit is used up before the server refuses (seed: rate_limited).</summary>
internal static class RemainingGrader
{
    public static Grade Judge(ClientRun run)
    {
        var calls = run.Calls.Where(call => call.UsesKey).ToList();
        var usedUp = calls.FindIndex(call => call.Remaining == 0);
        if (usedUp < 0 || usedUp == calls.Count - 1)
            return Grade.Unreached("The client made no call with its key after X-RateLimit-Remaining had come to 0.");

        var next = calls[usedUp + 1];
        return next.Status != 429
            ? Grade.Good
            : Grade.Bad(
                "It ran into the limit, though a response had said that nothing remained.",
                "At X-RateLimit-Remaining: 0, wait until X-RateLimit-Reset before the next request.",
                $"{calls[usedUp]}, with X-RateLimit-Remaining: 0",
                $"{next}"
            );
    }
}

/// <summary>Whether a client begins anew once its session is over (seed: invalid_session_token, session_expired).</summary>
internal static class SessionGrader
{
    private const string Fix = "On 401 invalid_session_token, start a new interview: an ended session does not come back.";

    public static Grade Judge(ClientRun run)
    {
        var calls = run.Calls.ToList();
        var over = calls.FindIndex(call => call is { Kind: CallKind.Message, Status: 401 });
        if (over < 0)
            return Grade.Unreached("The client sent no answer.");

        var again = calls.FindIndex(over + 1, call => call.Kind == CallKind.Start);
        var repeated = calls.Skip(over + 1).Where(call => call is { Kind: CallKind.Message, Status: 401 }).ToList();
        var grade =
            again >= 0
                ? Grade.Good
                : Grade.Bad("It did not start a new interview when its session was over.", Fix, $"{calls[over]}; no start came after it.");
        return repeated.Count == 0
            ? grade
            : grade.And(
                Grade.Bad("It went on with a session that was over.", Fix, repeated.Prepend(calls[over]).Select(call => $"{call}"))
            );
    }
}

/// <summary>Whether a client takes an interview that is complete already for what it wanted (seed: conflict).</summary>
internal static class CompletedGrader
{
    public static Grade Judge(ClientRun undisturbed, ClientRun run)
    {
        var completions = run.Of(CallKind.Complete);
        if (completions.Count == 0)
            return Grade.Unreached("The client completed no interview.");

        var grade = Grade.Good;
        if (completions.Count > 1)
        {
            grade = Grade.Bad(
                $"It asked {completions.Count} times to complete an interview that was complete.",
                "Take this 409 for success: what was wanted has happened.",
                completions.Select(call => $"{call}")
            );
        }

        return run.ExitCode == undisturbed.ExitCode
            ? grade
            : grade.And(
                Grade.Bad(
                    "It failed because the interview was complete already.",
                    "Take this 409 for success: what was wanted has happened.",
                    $"{completions[0]}; exit code {run.ExitCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}, undisturbed {undisturbed.ExitCode}."
                )
            );
    }
}

/// <summary>Whether a client waits as long as a 429 tells it to (seed: rate_limited).</summary>
internal static class WaitGrader
{
    // Clocks of two processes on one machine agree better than that; the headers have whole seconds.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);

    public static Grade Judge(ClientRun run)
    {
        var starts = run.Of(CallKind.Start);
        if (starts.Count == 0)
            return Grade.Unreached("The client started no interview.");

        var early = new List<string>();
        for (var index = 0; index < starts.Count; index++)
        {
            var limited = starts[index];
            if (limited.Status != 429)
                continue;
            if (index == starts.Count - 1)
            {
                return Grade.Bad(
                    "It gave up on a 429.",
                    "Wait as many seconds as Retry-After says, then send the request again.",
                    $"{limited}; Retry-After: {limited.Header("Retry-After") ?? "none"}; nothing came after it."
                );
            }

            if (limited.MayRepeatAt is { } due && starts[index + 1].SentAt < due - Tolerance)
                early.Add(
                    $"{limited}, with {Announced(limited)}: the next came after {TimeText.Rounded(starts[index + 1].SentAt - limited.AnsweredAt)}, {TimeText.Rounded(due - starts[index + 1].SentAt)} too early."
                );
        }

        return early.Count == 0
            ? Grade.Good
            : Grade.Bad(
                "It did not wait as long as the 429 said.",
                "Wait as many seconds as Retry-After says, or until X-RateLimit-Reset where there is none.",
                early
            );
    }

    private static string Announced(ClientCall call) =>
        call.Header("Retry-After") is { } seconds ? $"Retry-After: {seconds}" : $"X-RateLimit-Reset: {call.Header("X-RateLimit-Reset")}";
}

/// <summary>
/// Whether a client logs what somebody needs who has to find out, and nothing that is secret (seed: Error Handling Best Practices).
/// </summary>
internal static class LogGrader
{
    public static Grade Judge(ClientRun run)
    {
        if (
            run.Of(CallKind.Start).FirstOrDefault(call => call.Status >= 400) is not { } refused
            || KojiErrorCatalog.Find(CodeOf(refused)) is not { } error
        )
            return Grade.Unreached("The client was refused nothing.");

        var missing = new List<string>();
        if (!run.Output.Contains($"{error.HttpStatus}", StringComparison.Ordinal))
            missing.Add($"the status, {error.HttpStatus}");
        if (
            !run.Output.Contains(error.Code.Value, StringComparison.Ordinal)
            && !run.Output.Contains(error.Message, StringComparison.Ordinal)
        )
            missing.Add($"the body, {{\"error\":\"{error.Code}\",…}}");

        var grade =
            missing.Count == 0
                ? Grade.Good
                : Grade.Bad(
                    "It does not log what came.",
                    "Log the status and the body of every error: its code and message say what is wrong.",
                    $"{refused}. Not in its output: {string.Join(" and ", missing)}."
                );
        return !run.Output.Contains(run.ApiKey, StringComparison.Ordinal)
            ? grade
            : grade.And(
                Grade.Bad(
                    "It logs the API key.",
                    "Leave the Authorization header out of the log.",
                    "The key of KOJI_API_KEY is in its output."
                )
            );
    }

    private static Protocol.Events.EventCode CodeOf(ClientCall call)
    {
        try
        {
            using var body = JsonDocument.Parse(call.Record.ResponseBody?.Text ?? "{}");
            return new(body.RootElement.TryGetProperty("error", out var code) ? code.GetString() ?? "" : "");
        }
        catch (JsonException)
        {
            return new("");
        }
    }
}
