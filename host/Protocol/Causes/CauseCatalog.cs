using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>The closed catalogue of causes (facts: seed, Widget Errors; signs: what Chromium was measured to show).</summary>
public static class CauseCatalog
{
    /// <summary>Every cause, grouped by code.</summary>
    public static IReadOnlyList<Cause> All { get; } =
    [
        new()
        {
            Id = CauseIds.UnknownProject,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The project id in the iframe's src names no project.",
            Fix = "Copy the project id from the Koji dashboard into the iframe's src; ids are case-sensitive.",
            Proof = [new(Fact.ApiRefusal, "404 not_found")],
        },
        new()
        {
            Id = CauseIds.ArchivedProject,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The project was archived.",
            Fix = "Restore the project in the Koji dashboard, or embed one that is active.",
            Proof = [new(Fact.ApiRefusal, "422 unprocessable"), new(Fact.ApiMessage, "The project is archived.")],
        },
        new()
        {
            Id = CauseIds.ConnectionRefused,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "Nothing listens at the address of the iframe's src.",
            Fix = "Correct host and port of the src, or start the server there; then look for a firewall or proxy between.",
            Proof = [new(Fact.FrameNetworkError, "net::ERR_CONNECTION_REFUSED"), new(Fact.Handshake, FactValues.No)],
            Hints = [new(Fact.FrameAddressProbe, FactValues.Rejected), new(Fact.Handshake, FactValues.No)],
        },
        new()
        {
            Id = CauseIds.IframeWithoutAllow,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The iframe has no allow=\"microphone\", so the browser refuses without asking.",
            Fix = "Add allow=\"microphone\" to the iframe.",
            Proof =
            [
                new(Fact.MicrophonePolicy, FactValues.BlockedByAttribute),
                new(Fact.AllowAttribute, FactValues.None),
            ],
            Hints = [new(Fact.MicrophonePolicy, FactValues.Blocked), new(Fact.AllowAttribute, FactValues.None)],
        },
        new()
        {
            Id = CauseIds.PermissionDenied,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The person or the browser denies the microphone to the embedding page.",
            Fix = "Allow the microphone for the embedding page's origin in the browser's site settings, then reload.",
            Proof =
            [
                new(Fact.MicrophonePolicy, FactValues.Allowed),
                new(Fact.MicrophonePermission, FactValues.Denied),
            ],
            Hints = [new(Fact.MicrophonePolicy, FactValues.Allowed), new(Fact.MicrophonePermission, FactValues.Denied)],
        },
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

    /// <summary>The cause with this name; null when there is none.</summary>
    public static Cause? Find(CauseId id) => All.FirstOrDefault(cause => cause.Id == id);
}
