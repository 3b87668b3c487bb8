using System.Buffers.Text;
using System.Security.Cryptography;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>
/// One interview. It counts answers and keeps none. Each call settles first whether the session has run out, and does so in the same
/// step as what was asked for: of two completions at once, one succeeds.
/// </summary>
internal sealed class Interview(string projectId, string mode, TimeSpan timeout, DateTimeOffset startedAt)
{
    /// <summary>Name of the route value that holds an interview's id.</summary>
    public const string IdParameter = "id";

    private readonly Lock gate = new();
    private InterviewState state = InterviewState.Active;
    private DateTimeOffset lastActivityAt = startedAt;
    private DateTimeOffset? completedAt;
    private string? reason;
    private int answers;

    public string Id { get; init; } = Guid.NewGuid().ToString();

    public string SessionToken { get; init; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public string ProjectId => projectId;

    public string Mode => mode;

    public DateTimeOffset StartedAt { get; } = startedAt;

    /// <summary>How long its session may lie idle.</summary>
    public TimeSpan Timeout => timeout;

    /// <summary>Looks without counting as activity.</summary>
    public InterviewSnapshot Read(DateTimeOffset now)
    {
        lock (gate)
            return Settle(now);
    }

    /// <summary>Takes an answer; false when the interview is over.</summary>
    public bool TryAnswer(DateTimeOffset now, out InterviewSnapshot after)
    {
        lock (gate)
        {
            var active = Settle(now).State == InterviewState.Active;
            if (active)
            {
                answers++;
                lastActivityAt = now;
            }

            after = Settle(now);
            return active;
        }
    }

    /// <summary>Completes it; false when the interview was over before.</summary>
    public bool TryComplete(DateTimeOffset now, string reason, out InterviewSnapshot after)
    {
        lock (gate)
        {
            var active = Settle(now).State == InterviewState.Active;
            if (active)
            {
                state = InterviewState.Completed;
                lastActivityAt = now;
                completedAt = now;
                this.reason = reason;
            }

            after = Settle(now);
            return active;
        }
    }

    /// <summary>Ends the session before its time; false when the interview was over before.</summary>
    public bool TryRevoke(DateTimeOffset now) => TryEnd(now, InterviewState.Revoked);

    /// <summary>Ends the session as inactivity does, before its time; false when the interview was over before.</summary>
    public bool TryExpire(DateTimeOffset now) => TryEnd(now, InterviewState.ExpiredByInactivity);

    private bool TryEnd(DateTimeOffset now, InterviewState ended)
    {
        lock (gate)
        {
            if (Settle(now).State != InterviewState.Active)
                return false;
            state = ended;
            return true;
        }
    }

    private InterviewSnapshot Settle(DateTimeOffset now)
    {
        var remaining = timeout - (now - lastActivityAt);
        if (state == InterviewState.Active && remaining <= TimeSpan.Zero)
            state = InterviewState.ExpiredByInactivity;

        return new()
        {
            State = state,
            LastActivityAt = lastActivityAt,
            Answers = answers,
            CompletedAt = completedAt,
            Reason = reason,
            Remaining = state == InterviewState.Active ? remaining : TimeSpan.Zero,
        };
    }
}

/// <summary>The changing part of an interview at one moment.</summary>
internal readonly record struct InterviewSnapshot
{
    public required InterviewState State { get; init; }

    public required DateTimeOffset LastActivityAt { get; init; }

    public required int Answers { get; init; }

    /// <summary>Null unless it is completed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why the interview was completed; null unless it is.</summary>
    public string? Reason { get; init; }

    /// <summary>How long the session still lasts if nothing happens; zero once it is over.</summary>
    public TimeSpan Remaining { get; init; }

    /// <summary>Messages of both sides: the opening, and a reply to each answer.</summary>
    public int MessagesCount => 1 + (2 * Answers);
}

/// <summary>How the API names where an interview stands. Only <c>active</c> is Koji's; the others are ours.</summary>
internal static class InterviewStatus
{
    public static string Of(InterviewState state) =>
        state switch
        {
            InterviewState.Active => "active",
            InterviewState.Completed => "completed",
            InterviewState.ExpiredByInactivity => "expired",
            InterviewState.Revoked => "revoked",
            _ => throw new ArgumentOutOfRangeException(nameof(state), state, "A new state needs a name on the wire."),
        };
}

/// <summary>Why an interview was completed (contract: <c>reason</c>).</summary>
internal static class CompletionReasons
{
    public const string Manual = "manual";

    public const string Natural = "natural";

    public static IReadOnlyList<string> All { get; } = [Natural, "respondent_left", "timeout", Manual];

    public static string Rule { get; } = $"one of {string.Join(", ", All)}";

    public static bool Contains(string reason) => All.Contains(reason);
}
