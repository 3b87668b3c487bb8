using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>session_expired</c> happens.</summary>
internal static class SessionCauses
{
    // A page hears that the session is over, and nothing of why.
    private static readonly Sign[] WidgetSaysSo = [new(Fact.Handshake, FactValues.Yes)];

    public static IReadOnlyList<Cause> All { get; } =
    [
        new()
        {
            Id = CauseIds.Inactivity,
            Code = EventCodes.SessionExpired,
            Summary = "Nobody used the interview for longer than Koji keeps a session.",
            Fix = "Start a new interview; prompt people who fall silent, or shorten the interview.",
            Proof =
            [
                new(Fact.SessionState, FactValues.ExpiredByInactivity),
                new(Fact.ApiRefusal, "401 invalid_session_token"),
            ],
            Hints = WidgetSaysSo,
        },
        new()
        {
            Id = CauseIds.CompletedElsewhere,
            Code = EventCodes.SessionExpired,
            Summary = "The interview was completed from another place while the widget was open.",
            Fix = "Complete an interview from one place only: by the widget or by the API, not by both.",
            Proof =
            [
                new(Fact.SessionState, FactValues.Completed),
                new(Fact.ApiRefusal, "401 invalid_session_token"),
            ],
            Hints = WidgetSaysSo,
        },
        new()
        {
            Id = CauseIds.TokenRevoked,
            Code = EventCodes.SessionExpired,
            Summary = "The server took the session's token back before its time.",
            Fix = "Start a new interview; ask Koji, or whoever may revoke sessions, why this one was ended.",
            Proof =
            [
                new(Fact.SessionState, FactValues.Revoked),
                new(Fact.ApiRefusal, "401 invalid_session_token"),
            ],
            Hints = WidgetSaysSo,
        },
    ];
}
