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
            Proof = [.. MicrophoneSigns.DeniedBefore, new(Fact.WidgetOriginPermission, FactValues.NotGranted)],
            Hints = [.. MicrophoneSigns.DeniedBefore, .. MicrophoneSigns.InOrder],
        },
        new()
        {
            Id = CauseIds.GrantedToWidgetOnly,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The microphone is allowed for the widget's origin, but browsers ask for the embedding page's.",
            Fix = "Allow the microphone for the embedding page's origin in the browser's site settings.",
            Proof = [.. MicrophoneSigns.DeniedBefore, new(Fact.WidgetOriginPermission, FactValues.Granted)],
            Hints = [.. MicrophoneSigns.DeniedBefore, .. MicrophoneSigns.InOrder],
        },
        new()
        {
            Id = CauseIds.PromptDismissed,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The browser asked, and the question was closed without an answer.",
            Fix = "Try again and answer the question; the widget should offer that.",
            Proof =
            [
                MicrophoneSigns.Delegated,
                new(Fact.MicrophonePermission, FactValues.Prompt),
                new(Fact.MicrophoneError, "NotAllowedError: Permission dismissed"),
            ],
            Hints =
            [
                MicrophoneSigns.Delegated,
                new(Fact.MicrophonePermission, FactValues.Prompt),
                new(Fact.MicrophoneHeld, FactValues.Never),
                .. MicrophoneSigns.InOrder,
            ],
        },
        new()
        {
            Id = CauseIds.PermissionRevoked,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The permission was taken back while the widget used the microphone.",
            Fix = "Allow the microphone again in the browser's site settings, then let the widget try again.",
            Proof = [MicrophoneSigns.Delegated, new(Fact.MicrophoneHeld, FactValues.Lost)],
            Hints = [MicrophoneSigns.Delegated, new(Fact.MicrophoneHeld, FactValues.Lost), .. MicrophoneSigns.InOrder],
        },
    ];
}

/// <summary>Why <c>microphone_denied</c> happens: by the machine, the transport or the sandbox.</summary>
internal static class MicrophoneMachineCauses
{
    public static IReadOnlyList<Cause> All { get; } =
    [
        new()
        {
            Id = CauseIds.NoInputDevice,
            Code = EventCodes.MicrophoneDenied,
            Summary = "This machine has no microphone, or hides it from the browser.",
            Fix = "Plug one in, or let the operating system show it to the browser; offer text mode.",
            Proof =
            [
                MicrophoneSigns.Delegated,
                new(Fact.AudioInputs, FactValues.Zero),
                new(Fact.MicrophoneError, "NotFoundError: Requested device not found", "NotFoundError: The object can not be found here."),
            ],
            Hints = [MicrophoneSigns.Delegated, new(Fact.AudioInputs, FactValues.Zero), .. MicrophoneSigns.InOrder],
        },
        new()
        {
            Id = CauseIds.DeviceUnreadable,
            Code = EventCodes.MicrophoneDenied,
            Summary = "There is a microphone, but it cannot be read: most often another program holds it.",
            Fix = "Close other programs that use the microphone, or choose another one in the browser's settings.",
            Proof =
            [
                MicrophoneSigns.Delegated,
                new(Fact.MicrophonePermission, FactValues.Granted),
                new(Fact.MicrophoneError, "NotReadableError: Could not start audio source"),
            ],
            IsVague = true,
            Hints = MicrophoneSigns.NothingInTheWay,
        },
        new()
        {
            Id = CauseIds.InsecureContext,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The page, or one around it, did not come over https, and browsers have no microphone for such pages.",
            Fix = "Serve the embedding page, and everything around it, over https.",
            Proof = [new(Fact.SecureContext, FactValues.No)],
            Hints = [new(Fact.SecureContext, FactValues.No)],
        },
        new()
        {
            Id = CauseIds.OpaqueOrigin,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The iframe is sandboxed without allow-same-origin, so it has no origin that could be given the microphone.",
            Fix = "Add allow-same-origin to the iframe's sandbox, or leave the sandbox out.",
            Proof = [new(Fact.FrameOrigin, FactValues.Opaque)],
            Hints = [new(Fact.FrameOrigin, FactValues.Opaque)],
        },
    ];
}
