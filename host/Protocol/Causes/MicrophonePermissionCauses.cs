using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>microphone_denied</c> happens: by what the person or the browser's settings say.</summary>
internal static class MicrophonePermissionCauses
{
    public static IReadOnlyList<Cause> All { get; } =
    [
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
                new(Fact.MicrophoneHeld, FactValues.Never),
                new(Fact.WidgetOriginPermission, FactValues.NotGranted),
            ],
            Hints =
            [
                new(Fact.MicrophonePolicy, FactValues.Allowed),
                new(Fact.MicrophonePermission, FactValues.Denied),
                new(Fact.MicrophoneHeld, FactValues.Never),
                new(Fact.SecureContext, FactValues.Yes),
                new(Fact.FrameOrigin, FactValues.AsSrc),
            ],
        },
        new()
        {
            Id = CauseIds.GrantedToWidgetOnly,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The microphone is allowed for the widget's origin, but browsers ask for the embedding page's.",
            Fix = "Allow the microphone for the embedding page's origin in the browser's site settings.",
            Proof =
            [
                new(Fact.MicrophonePolicy, FactValues.Allowed),
                new(Fact.MicrophonePermission, FactValues.Denied),
                new(Fact.MicrophoneHeld, FactValues.Never),
                new(Fact.WidgetOriginPermission, FactValues.Granted),
            ],
            Hints =
            [
                new(Fact.MicrophonePolicy, FactValues.Allowed),
                new(Fact.MicrophonePermission, FactValues.Denied),
                new(Fact.MicrophoneHeld, FactValues.Never),
                new(Fact.SecureContext, FactValues.Yes),
                new(Fact.FrameOrigin, FactValues.AsSrc),
            ],
        },
        new()
        {
            Id = CauseIds.PromptDismissed,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The browser asked, and the question was closed without an answer.",
            Fix = "Try again and answer the question; the widget should offer that.",
            Proof =
            [
                new(Fact.MicrophonePolicy, FactValues.Allowed),
                new(Fact.MicrophonePermission, FactValues.Prompt),
                new(Fact.MicrophoneError, "NotAllowedError: Permission dismissed"),
            ],
            Hints =
            [
                new(Fact.MicrophonePolicy, FactValues.Allowed),
                new(Fact.MicrophonePermission, FactValues.Prompt),
                new(Fact.MicrophoneHeld, FactValues.Never),
                new(Fact.SecureContext, FactValues.Yes),
                new(Fact.FrameOrigin, FactValues.AsSrc),
            ],
        },
        new()
        {
            Id = CauseIds.PermissionRevoked,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The permission was taken back while the widget used the microphone.",
            Fix = "Allow the microphone again in the browser's site settings, then let the widget try again.",
            Proof = [new(Fact.MicrophonePolicy, FactValues.Allowed), new(Fact.MicrophoneHeld, FactValues.Lost)],
            Hints =
            [
                new(Fact.MicrophonePolicy, FactValues.Allowed),
                new(Fact.MicrophoneHeld, FactValues.Lost),
                new(Fact.SecureContext, FactValues.Yes),
                new(Fact.FrameOrigin, FactValues.AsSrc),
            ],
        },
    ];
}
