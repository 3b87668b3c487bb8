using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>microphone_denied</c> happens before anybody is asked: by what the pages say of each other.</summary>
internal static class MicrophonePolicyCauses
{
    private static readonly Sign[] ChangedLater =
    [
        new(Fact.AllowSinceLoad, FactValues.DelegatedLater),
        new(Fact.AllowSinceLoad, FactValues.Changed),
    ];

    // There, allow="microphone" is not enough.
    private static readonly Sign[] LedByScript = [new(Fact.FrameOrigin, FactValues.WithoutSrc)];

    // Then the widget's iframe has nothing to give.
    private static readonly Sign InOuterFrame = new(Fact.OuterFramePolicy, FactValues.Blocked);

    public static IReadOnlyList<Cause> All { get; } =
    [
        new()
        {
            Id = CauseIds.IframeWithoutAllow,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The iframe has no allow=\"microphone\", so the browser refuses without asking.",
            Fix = "Add allow=\"microphone\" to the iframe.",
            Proof = [MicrophoneSigns.BlockedByAttribute, new(Fact.AllowPresent, FactValues.No), new(Fact.FrameOrigin, FactValues.AsSrc)],
            Hints = [.. MicrophoneSigns.KeptBack, new(Fact.AllowPresent, FactValues.No), new(Fact.AllowSinceLoad, FactValues.Unchanged)],
            Against = [.. ChangedLater, .. LedByScript, InOuterFrame],
        },
        new()
        {
            Id = CauseIds.AllowDoesNotDelegate,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The iframe's allow attribute does not give the microphone to the widget's origin.",
            Fix =
                "Write allow=\"microphone\": semicolons between directives, names in lower case; the origin meant is then that of the src.",
            Proof =
            [
                MicrophoneSigns.BlockedByAttribute,
                new(Fact.AllowPresent, FactValues.Yes),
                new(Fact.AllowDelegates, FactValues.No),
                new(Fact.AllowSinceLoad, FactValues.Unchanged),
                new(Fact.FrameOrigin, FactValues.AsSrc),
            ],
            Hints =
            [
                .. MicrophoneSigns.KeptBack,
                new(Fact.AllowPresent, FactValues.Yes),
                new(Fact.AllowDelegates, FactValues.No),
                new(Fact.AllowSinceLoad, FactValues.Unchanged),
                new(Fact.FrameOrigin, FactValues.AsSrc),
            ],
            Against = [InOuterFrame],
        },
        new()
        {
            Id = CauseIds.AllowSetAfterLoad,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The page set allow after the frame had begun to load; it counts only from the frame's next load.",
            Fix = "Write allow into the iframe's markup, or set it before the src and before the iframe is put into the page.",
            Proof =
            [
                MicrophoneSigns.BlockedByAttribute,
                new(Fact.AllowSinceLoad, FactValues.DelegatedLater),
                new(Fact.FrameOrigin, FactValues.AsSrc),
            ],
            Hints =
            [
                .. MicrophoneSigns.KeptBack,
                new(Fact.AllowSinceLoad, FactValues.DelegatedLater),
                new(Fact.FrameOrigin, FactValues.AsSrc),
            ],
            Against = [InOuterFrame],
        },
        new()
        {
            Id = CauseIds.FrameWithoutSrc,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The iframe has no src: a script led it to the widget, whose origin its allow does not name.",
            Fix =
                "Give the iframe the widget's address as its src, and allow=\"microphone\"; or name the widget's origin: allow=\"microphone https://…\".",
            Proof = [MicrophoneSigns.BlockedByAttribute, new(Fact.FrameOrigin, FactValues.WithoutSrc)],
            Against = [InOuterFrame],
            Hints = [.. MicrophoneSigns.KeptBack, new(Fact.FrameOrigin, FactValues.WithoutSrc)],
        },
        new()
        {
            Id = CauseIds.HostPermissionsPolicy,
            Code = EventCodes.MicrophoneDenied,
            Summary =
                "The embedding page's own Permissions-Policy header keeps the microphone from the widget's origin, if not from everybody.",
            Fix = "Send Permissions-Policy: microphone=(self \"<the widget's origin>\") with the page, or no microphone directive.",
            Proof = [new(Fact.MicrophonePolicy, FactValues.BlockedByHostHeader)],
            // A frame around the page that does not delegate looks the same.
            Hints = [new(Fact.HostMicrophonePolicy, FactValues.Blocked), new(Fact.PageFramed, FactValues.No)],
            // It may keep it from the widget's origin alone.
            OtherHints =
            [
                .. MicrophoneSigns.KeptBack,
                new(Fact.AllowDelegates, FactValues.Yes),
                new(Fact.AllowSinceLoad, FactValues.Unchanged),
                new(Fact.FrameOrigin, FactValues.AsSrc),
                new(Fact.OuterFramePolicy, FactValues.None),
            ],
            Against = [InOuterFrame],
        },
        new()
        {
            Id = CauseIds.OuterFrameDoesNotDelegate,
            Code = EventCodes.MicrophoneDenied,
            Summary = "A frame around the widget's iframe has no microphone to give, by its own allow or by its response's header.",
            Fix = "Give each iframe around the widget allow=\"microphone\", too; where a page builder makes that frame, it has to.",
            Proof = [new(Fact.MicrophonePolicy, FactValues.BlockedByOuterFrame)],
            Hints = [new(Fact.HostMicrophonePolicy, FactValues.Allowed), new(Fact.OuterFramePolicy, FactValues.Blocked)],
        },
        new()
        {
            Id = CauseIds.WidgetPermissionsPolicy,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The widget's own response forbids itself the microphone by its Permissions-Policy header.",
            Fix = "Nothing in the embedding page fixes this: report it to Koji, with the response's headers.",
            Proof = [new(Fact.MicrophonePolicy, FactValues.BlockedByWidgetHeader)],
            IsVague = true,
            Against = ChangedLater,
            Hints = MicrophoneSigns.NothingInTheWay,
        },
        new()
        {
            Id = CauseIds.DelegationVoidedByRedirect,
            Code = EventCodes.MicrophoneDenied,
            Summary = "The src was redirected to another origin, which allow=\"microphone\" does not name.",
            Fix = "Put the address that it leads to into the src, or name that origin: allow=\"microphone <origin>\".",
            Proof =
            [
                MicrophoneSigns.BlockedByAttribute,
                new(Fact.AllowPresent, FactValues.Yes),
                new(Fact.FrameOrigin, FactValues.Redirected),
            ],
            Hints = [new(Fact.FrameOrigin, FactValues.Redirected), new(Fact.AllowPresent, FactValues.Yes)],
        },
        new()
        {
            Id = CauseIds.DelegationVoidedByUpgrade,
            Code = EventCodes.MicrophoneDenied,
            Summary =
                "The src says http and the widget came over https (upgrade-insecure-requests, a redirect or HSTS): allow=\"microphone\" means the http origin alone.",
            Fix = "Write https into the src.",
            Proof =
            [
                MicrophoneSigns.BlockedByAttribute,
                new(Fact.AllowPresent, FactValues.Yes),
                new(Fact.FrameOrigin, FactValues.Upgraded),
            ],
            Hints = [new(Fact.FrameOrigin, FactValues.Upgraded), new(Fact.AllowPresent, FactValues.Yes)],
        },
    ];
}
