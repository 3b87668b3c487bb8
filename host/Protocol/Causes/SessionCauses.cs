using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>session_expired</c> happens.</summary>
internal static class SessionCauses
{
    private static readonly Sign Refused = new(Fact.ApiRefusal, "401 invalid_session_token");

    public static IReadOnlyList<Cause> All { get; } =
    [
        Unused(
            CauseIds.Inactivity,
            "Nobody used the interview for longer than Koji keeps a session.",
            "Start a new interview; prompt people who fall silent, or shorten the interview.",
            FactValues.None
        ),
        Unused(
            CauseIds.TabFrozen,
            "The browser froze the tab in the background until the session was over.",
            "Start a new interview; ask people to keep its tab in front, or tell them when the page is resumed.",
            FactValues.Frozen
        ),
        Unused(
            CauseIds.ComputerAsleep,
            "The computer slept until the session was over.",
            "Start a new interview; offer that by yourself once the page wakes up (clock.jumped).",
            FactValues.ClockJumped
        ),
        Ended(
            CauseIds.CompletedElsewhere,
            "The interview was completed from another place while the widget was open.",
            "Complete an interview from one place only: by the widget or by the API, not by both.",
            FactValues.Completed
        ),
        Ended(
            CauseIds.TokenRevoked,
            "The server took the session's token back before its time.",
            "Start a new interview; ask Koji, or the person who may revoke sessions, why this one was ended.",
            FactValues.Revoked
        ),
    ];

    // The session ran out: these differ in why it was not used.
    private static Cause Unused(CauseId id, string summary, string fix, string halt) =>
        Create(id, summary, fix, halt, [new(Fact.SessionState, FactValues.ExpiredByInactivity), Refused, new(Fact.PageHalt, halt)]);

    private static Cause Ended(CauseId id, string summary, string fix, string state) =>
        Create(id, summary, fix, FactValues.None, [new(Fact.SessionState, state), Refused]);

    // A page hears that the session is over and nothing of why; it sees only whether it stood still itself.
    private static Cause Create(CauseId id, string summary, string fix, string halt, IReadOnlyList<Sign> proof) =>
        new()
        {
            Id = id,
            Code = EventCodes.SessionExpired,
            Summary = summary,
            Fix = fix,
            Proof = proof,
            IsVague = halt == FactValues.None,
            Hints = [new(Fact.Handshake, FactValues.Yes), new(Fact.PageHalt, halt)],
        };
}

/// <summary>
/// Why the API's own passing errors reach the page by way of the widget: one cause for each, taken from the errors' catalogue.
/// </summary>
internal static class ApiCauses
{
    public static IReadOnlyList<Cause> All { get; } = [.. KojiErrorCatalog.All.Where(error => error.Transient).Select(Of)];

    private static Cause Of(KojiError error) =>
        new()
        {
            Id = CauseIds.OfApi(error.Code),
            Code = error.Code,
            Summary = error.Causes[0],
            Fix = error.Fixes[0],
            Proof = [new(Fact.ApiRefusal, $"{error.HttpStatus} {error.Code}")],
            Hints = [new(Fact.Handshake, FactValues.Yes)],
        };
}
