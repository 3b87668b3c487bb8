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

    private readonly Lock _gate = new();
    private InterviewState _state = InterviewState.Active;
    private DateTimeOffset _lastActivityAt = startedAt;
    private DateTimeOffset? _completedAt;
    private string? _reason;
    private int _answers;

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
        lock (_gate)
            return Settle(now);
    }

    /// <summary>Takes an answer; false when the interview is over.</summary>
    public bool TryAnswer(DateTimeOffset now, out InterviewSnapshot after)
    {
        lock (_gate)
        {
            var active = Settle(now).State == InterviewState.Active;
            if (active)
            {
                _answers++;
                _lastActivityAt = now;
            }

            after = Settle(now);
            return active;
        }
    }

    /// <summary>Completes it; false when the interview was over before.</summary>
    public bool TryComplete(DateTimeOffset now, string reason, out InterviewSnapshot after)
    {
        lock (_gate)
        {
            var active = Settle(now).State == InterviewState.Active;
            if (active)
            {
                _state = InterviewState.Completed;
                _lastActivityAt = now;
                _completedAt = now;
                _reason = reason;
            }

            after = Settle(now);
            return active;
        }
    }

    /// <summary>Ends the session before its time; false when the interview was over before.</summary>
    public bool TryRevoke(DateTimeOffset now) => TryEnd(now, InterviewState.Revoked);

    /// <summary>Ends the session as inactivity does, before its time; false when the interview was over before.</summary>
    public bool TryExpire(DateTimeOffset now) => TryEnd(now, InterviewState.ExpiredByInactivity);

    private bool TryEnd(DateTimeOffset now, InterviewState state)
    {
        lock (_gate)
        {
            if (Settle(now).State != InterviewState.Active)
                return false;
            _state = state;
            return true;
        }
    }

    private InterviewSnapshot Settle(DateTimeOffset now)
    {
        var remaining = timeout - (now - _lastActivityAt);
        if (_state == InterviewState.Active && remaining <= TimeSpan.Zero)
            _state = InterviewState.ExpiredByInactivity;

        return new()
        {
            State = _state,
            LastActivityAt = _lastActivityAt,
            Answers = _answers,
            CompletedAt = _completedAt,
            Reason = _reason,
            Remaining = _state == InterviewState.Active ? remaining : TimeSpan.Zero,
        };
    }
}
