using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>microphone_denied</c> happens.</summary>
internal static class MicrophoneCauses
{
    public static IReadOnlyList<Cause> All { get; } =
    [
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
    ];
}
