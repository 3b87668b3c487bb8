using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>Under which tab a fact is shown. Each is in one group.</summary>
internal static class FactGroups
{
    /// <summary>The iframe and what it may do.</summary>
    public static IReadOnlySet<Fact> Frame { get; } =
        new HashSet<Fact>
        {
            Fact.AllowAttribute,
            Fact.AllowPresent,
            Fact.AllowDelegates,
            Fact.AllowSinceLoad,
            Fact.FrameAttributes,
            Fact.MicrophonePolicy,
            Fact.HostMicrophonePolicy,
            Fact.OuterFramePolicy,
            Fact.MicrophonePermission,
            Fact.WidgetOriginPermission,
            Fact.MicrophoneError,
            Fact.MicrophoneHeld,
            Fact.AudioInputs,
            Fact.SecureContext,
            Fact.PageFramed,
            Fact.FrameOrigin,
            Fact.FramePostsFrom,
            Fact.FrameRequiresPolicy,
            Fact.FrameLoad,
            Fact.FrameFate,
            Fact.FrameStorage,
            Fact.PageHalt,
        };

    /// <summary>Requests, answers and what the browser made of them.</summary>
    public static IReadOnlySet<Fact> Network { get; } =
        new HashSet<Fact>
        {
            Fact.FrameNetworkError,
            Fact.FrameAddressProbe,
            Fact.ApiRefusal,
            Fact.ApiMessage,
            Fact.SessionState,
            Fact.Handshake,
            Fact.FrameRequest,
            Fact.FrameStatus,
            Fact.FrameStatusClass,
            Fact.FrameDisposition,
            Fact.ReferrerNeeded,
            Fact.PageFrom,
            Fact.FrameCertificate,
            Fact.FrameBlockedBy,
            Fact.WidgetScript,
            Fact.BrowserNetwork,
        };
}

/// <summary>The parts of an event's details, in the order in which they are offered.</summary>
public enum DetailsTab
{
    /// <summary>Cause and fix.</summary>
    Why,

    /// <summary>What was posted, and ways to take the event along.</summary>
    Payload,

    /// <summary>Who sent it, and whether that counts.</summary>
    Origin,

    /// <summary>The iframe and what it may do.</summary>
    Frame,

    /// <summary>Times, requests and answers.</summary>
    Network,

    /// <summary>The message as it arrived.</summary>
    Raw,
}
