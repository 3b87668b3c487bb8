using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Facts;

/// <summary>The kinds of observation that a diagnosis weighs. The values of each are given with it.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Fact>))]
public enum Fact
{
    /// <summary>The iframe's <c>allow</c> attribute as written, or <see cref="FactValues.None"/>.</summary>
    AllowAttribute,

    /// <summary>
    /// The iframe's attributes besides <c>src</c>, <c>allow</c> and <c>sandbox</c>, as markup, with an ellipsis at the end for those that
    /// are not HTML's; or <see cref="FactValues.None"/>.
    /// </summary>
    FrameAttributes,

    /// <summary>Whether the iframe has an <c>allow</c> attribute at all: <c>yes</c> or <c>no</c>.</summary>
    AllowPresent,

    /// <summary>
    /// Whether the <c>allow</c> attribute, taken by itself, gives the microphone to the origin of the src: <c>yes</c> or <c>no</c>.
    /// </summary>
    AllowDelegates,

    /// <summary>
    /// What became of <c>allow</c> since the frame began to load, from when on it counts: <see cref="FactValues.Unchanged"/>,
    /// <see cref="FactValues.DelegatedLater"/> or <see cref="FactValues.Changed"/>.
    /// </summary>
    AllowSinceLoad,

    /// <summary>
    /// Whether the frame's permissions policy lets it use the microphone: <see cref="FactValues.Allowed"/>,
    /// <see cref="FactValues.BlockedByAttribute"/>, <see cref="FactValues.BlockedByOuterFrame"/>,
    /// <see cref="FactValues.BlockedByHostHeader"/> or
    /// <see cref="FactValues.BlockedByWidgetHeader"/>; in the page, which sees only what <c>allow</c> said when the frame began to load,
    /// <see cref="FactValues.Allowed"/> or <see cref="FactValues.Blocked"/>.
    /// </summary>
    MicrophonePolicy,

    /// <summary>Whether the host page's own policy lets itself use the microphone: <c>allowed</c> or <c>blocked</c>.</summary>
    HostMicrophonePolicy,

    /// <summary>
    /// Whether the document that the widget's iframe is in may use the microphone, where that is a frame inside the host page and the host
    /// page itself may: <c>allowed</c> or <c>blocked</c>; <see cref="FactValues.None"/> where the iframe is in the host page itself.
    /// </summary>
    OuterFramePolicy,

    /// <summary>The microphone permission as the Permissions API tells it: <c>granted</c>, <c>denied</c> or <c>prompt</c>.</summary>
    MicrophonePermission,

    /// <summary>Whether the widget's origin would have it in a tab of its own: <c>granted</c> or <c>not-granted</c>.</summary>
    WidgetOriginPermission,

    /// <summary>How the browser answers the frame when it asks for the microphone: exception name, colon, text;
    /// <c>granted</c>; or <see cref="FactValues.Unanswered"/>.</summary>
    MicrophoneError,

    /// <summary>Whether the widget had the microphone and no longer has the permission for it: <c>never</c> or <c>lost</c>.</summary>
    MicrophoneHeld,

    /// <summary>Whether the browser knows of a microphone: <c>some</c> or <c>none</c>.</summary>
    AudioInputs,

    /// <summary>Whether it is a secure context, with everything around it: <c>yes</c> or <c>no</c>.</summary>
    SecureContext,

    /// <summary>Whether the page itself is in a frame: <c>yes</c> or <c>no</c>.</summary>
    PageFramed,

    /// <summary>
    /// The frame's origin beside that of its src: <c>as-src</c>, <c>upgraded</c>, <c>redirected</c> or <c>opaque</c>; in the page, which
    /// sees only the origins of messages, also <see cref="FactValues.None"/>, and <see cref="FactValues.WithoutSrc"/> of one that has no
    /// src to compare with.
    /// </summary>
    FrameOrigin,

    /// <summary>The origin, other than that of its src, that the frame's window was last seen to post from.</summary>
    FramePostsFrom,

    /// <summary>
    /// Why the browser could not load the frame's document, as its network error, for example <c>net::ERR_CONNECTION_REFUSED</c>.
    /// </summary>
    FrameNetworkError,

    /// <summary>
    /// What <c>fetch(src, {mode: "no-cors"})</c> of the frame's address gave: <c>opaque</c> (something answered), <c>rejected</c>
    /// (nothing did) or <c>aborted</c> (no answer in time).
    /// </summary>
    FrameAddressProbe,

    /// <summary>How a request of the widget was refused, as status and Koji code: <c>404 not_found</c>.</summary>
    ApiRefusal,

    /// <summary>The message of that refusal.</summary>
    ApiMessage,

    /// <summary>
    /// What the simulator's records say of the session: <c>active</c>, <c>completed</c>, <c>expired-by-inactivity</c> or <c>revoked</c>.
    /// </summary>
    SessionState,

    /// <summary>
    /// Whether the widget answered the bridge before the handshake deadline: <c>yes</c>, <c>no</c> or, outside the page,
    /// <see cref="FactValues.Late"/>.
    /// </summary>
    Handshake,

    /// <summary>
    /// How far the request for the frame's document has come: <see cref="FactValues.Pending"/>, <c>answered</c> or <c>failed</c>.
    /// </summary>
    FrameRequest,

    /// <summary>Status of the frame's document, redirects left out, for example <c>204</c>.</summary>
    FrameStatus,

    /// <summary>The class of that status, for example <c>5xx</c>.</summary>
    FrameStatusClass,

    /// <summary>
    /// What the answer's <c>Content-Disposition</c> has the browser do with the frame's document: <see cref="FactValues.Inline"/>, also
    /// without the header, or <see cref="FactValues.Attachment"/>.
    /// </summary>
    FrameDisposition,

    /// <summary>
    /// Whether the frame's document, refused when the request named no page, comes when it names this one as its referrer: <c>yes</c> or
    /// <c>no</c>, also where it had named one.
    /// </summary>
    ReferrerNeeded,

    /// <summary>What answered for the host page: <see cref="FactValues.Network"/> or <see cref="FactValues.ServiceWorker"/>.</summary>
    PageFrom,

    /// <summary>
    /// What the browser thinks of the frame's certificate: <see cref="FactValues.Rejected"/>; <see cref="FactValues.NoTls"/> where none was
    /// shown.
    /// </summary>
    FrameCertificate,

    /// <summary>
    /// What made the browser refuse the frame, or its scripts, on its own: <see cref="FactValues.FrameOptions"/>,
    /// <see cref="FactValues.FrameAncestors"/>, <see cref="FactValues.HostPolicy"/>, <see cref="FactValues.EmbedderPolicy"/>,
    /// <see cref="FactValues.ResourcePolicy"/>, <see cref="FactValues.CspAttribute"/>, <see cref="FactValues.MixedContent"/>,
    /// <see cref="FactValues.Sandbox"/>; in the page, which cannot tell the two policies apart,
    /// <see cref="FactValues.EmbedderOrResourcePolicy"/>, and <see cref="FactValues.None"/>.
    /// </summary>
    FrameBlockedBy,

    /// <summary>
    /// Whether the iframe's <c>csp</c> attribute has the browser require a policy of the widget: <c>yes</c> or <c>no</c>, also in a browser
    /// that does not have the attribute.
    /// </summary>
    FrameRequiresPolicy,

    /// <summary>Whether the iframe fired <c>load</c>: <c>yes</c> or <c>no</c>.</summary>
    FrameLoad,

    /// <summary>
    /// What became of the iframe: <see cref="FactValues.InPlace"/>, or <see cref="FactValues.TakenAway"/> when it was removed or given
    /// another src.
    /// </summary>
    FrameFate,

    /// <summary>
    /// What is wrong with the widget's scripts: <see cref="FactValues.Missing"/>, <see cref="FactValues.Throws"/> or
    /// <see cref="FactValues.StorageDenied"/>; <see cref="FactValues.Unbroken"/> when all came and none threw.
    /// </summary>
    WidgetScript,

    /// <summary>Whether the frame may keep anything in the browser's storage: <c>allowed</c> or <c>denied</c>.</summary>
    FrameStorage,

    /// <summary>
    /// What kept the page standing still for most of the time since the widget was last heard of: <see cref="FactValues.Frozen"/>,
    /// <see cref="FactValues.ClockJumped"/> or <see cref="FactValues.None"/>.
    /// </summary>
    PageHalt,

    /// <summary>Whether the browser has a network at all: <see cref="FactValues.Online"/> or <see cref="FactValues.Offline"/>.</summary>
    BrowserNetwork,
}
