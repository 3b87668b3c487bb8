using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>session_expired</c> happens.</summary>
internal static class SessionCauses
{
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
        },
    ];
}
