namespace KojiWidgetHarness.Protocol.Facts;

/// <summary>Values of <see cref="Fact"/> that more than one place has to agree on.</summary>
public static class FactValues
{
    /// <summary>The attribute is absent; of what could have happened, that nothing did.</summary>
    public const string None = "(none)";

    /// <summary>The permissions policy lets the frame use the microphone.</summary>
    public const string Allowed = "allowed";

    /// <summary>It does not, and the page cannot see why.</summary>
    public const string Blocked = "blocked";

    /// <summary>It does not, because the <c>allow</c> attribute does not fit.</summary>
    public const string BlockedByAttribute = "blocked-by-iframe-attribute";

    /// <summary>It does not, for a frame between the host page and the widget's iframe has none to give.</summary>
    public const string BlockedByOuterFrame = "blocked-by-outer-frame";

    /// <summary>It does not, by the <c>Permissions-Policy</c> header of the host page.</summary>
    public const string BlockedByHostHeader = "blocked-by-host-header";

    /// <summary>It does not, by the <c>Permissions-Policy</c> header of the widget's own response.</summary>
    public const string BlockedByWidgetHeader = "blocked-by-widget-header";

    /// <summary>The person or the browser allows the microphone.</summary>
    public const string Granted = "granted";

    /// <summary>It is not allowed, whether denied or never asked for.</summary>
    public const string NotGranted = "not-granted";

    /// <summary>The person was not asked yet, or did not answer.</summary>
    public const string Prompt = "prompt";

    /// <summary>
    /// The question still stands and nobody has answered it. For as long as it does no widget can say anything of it (measured in Chromium
    /// with windows: the promise stays pending, and no code is posted), so it is the cause of none.
    /// </summary>
    public const string Unanswered = "unanswered";

    /// <summary>At least one.</summary>
    public const string Some = "some";

    /// <summary>There is none.</summary>
    public const string Zero = "none";

    /// <summary>It was there and is gone.</summary>
    public const string Lost = "lost";

    /// <summary>It was never there.</summary>
    public const string Never = "never";

    /// <summary>The frame is on the origin that its src names.</summary>
    public const string AsSrc = "as-src";

    /// <summary>The frame is on another origin than its src names.</summary>
    public const string Redirected = "redirected";

    /// <summary>The frame is on https at the host that its src names with http.</summary>
    public const string Upgraded = "upgraded";

    /// <summary>The frame has an origin of its own that equals none; of the probe, that something answered.</summary>
    public const string Opaque = "opaque";

    /// <summary>The person or the browser denies the microphone.</summary>
    public const string Denied = "denied";

    /// <summary>The interview was brought to its end.</summary>
    public const string Completed = "completed";

    /// <summary>The server took the session's token back.</summary>
    public const string Revoked = "revoked";

    /// <summary>The session ended because nobody used it.</summary>
    public const string ExpiredByInactivity = "expired-by-inactivity";

    /// <summary>Yes.</summary>
    public const string Yes = "yes";

    /// <summary>No.</summary>
    public const string No = "no";

    /// <summary>Nothing answered the probe; of a certificate, that it is not trusted.</summary>
    public const string Rejected = "rejected";

    /// <summary>Nothing there answers in TLS, so that no certificate was shown.</summary>
    public const string NoTls = "no-tls";

    /// <summary>The probe got no answer in time.</summary>
    public const string Aborted = "aborted";

    /// <summary>The widget answered after it had been given up.</summary>
    public const string Late = "late";

    /// <summary>There is neither an answer nor a failure.</summary>
    public const string Pending = "pending";

    /// <summary>There was an answer.</summary>
    public const string Answered = "answered";

    /// <summary>There was none, and there will be none.</summary>
    public const string Failed = "failed";

    /// <summary>The browser shows the answer.</summary>
    public const string Inline = "inline";

    /// <summary>The browser saves the answer as a file and does not show it.</summary>
    public const string Attachment = "attachment";

    /// <summary>The widget's <c>X-Frame-Options</c>.</summary>
    public const string FrameOptions = "x-frame-options";

    /// <summary>The <c>frame-ancestors</c> of the widget's Content Security Policy.</summary>
    public const string FrameAncestors = "frame-ancestors";

    /// <summary>The page's own Content Security Policy.</summary>
    public const string HostPolicy = "host-content-security-policy";

    /// <summary>The page's <c>Cross-Origin-Embedder-Policy</c>, which the widget does not meet.</summary>
    public const string EmbedderPolicy = "cross-origin-embedder-policy";

    /// <summary>The widget's <c>Cross-Origin-Resource-Policy</c>.</summary>
    public const string ResourcePolicy = "cross-origin-resource-policy";

    /// <summary>One of these two.</summary>
    public const string EmbedderOrResourcePolicy = "embedder-or-resource-policy";

    /// <summary>The iframe's <c>csp</c> attribute, which requires a policy to which the widget does not agree.</summary>
    public const string CspAttribute = "csp-attribute";

    /// <summary>The page is on https, the widget is not.</summary>
    public const string MixedContent = "mixed-content";

    /// <summary>The iframe's <c>sandbox</c>, which lets no script run.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>The iframe is where it was, with the src that it had.</summary>
    public const string InPlace = "in-place";

    /// <summary>It is not.</summary>
    public const string TakenAway = "taken-away";

    /// <summary>A script did not come.</summary>
    public const string Missing = "missing";

    /// <summary>A script threw.</summary>
    public const string Throws = "throws";

    /// <summary>A script threw, because the browser let it keep nothing.</summary>
    public const string StorageDenied = "storage-denied";

    /// <summary>Every script came, and none threw.</summary>
    public const string Unbroken = "unbroken";

    /// <summary>The browser froze the page (Page Lifecycle, <c>freeze</c>).</summary>
    public const string Frozen = "frozen";

    /// <summary>The clock went on and no timer fired, though nobody had frozen the page.</summary>
    public const string ClockJumped = "clock-jumped";

    /// <summary>The server, or the browser's cache.</summary>
    public const string Network = "network";

    /// <summary>A service worker of the page's origin, which may change what the server sends.</summary>
    public const string ServiceWorker = "service-worker";

    /// <summary>The browser has a network.</summary>
    public const string Online = "online";

    /// <summary>It has none.</summary>
    public const string Offline = "offline";

    /// <summary>The widget is in a frame that no src led there.</summary>
    public const string WithoutSrc = "without-src";

    /// <summary>It is as it was when the frame began to load.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>It gives the microphone now, and did not when the frame began to load.</summary>
    public const string DelegatedLater = "delegated-later";

    /// <summary>It is another one, in another way.</summary>
    public const string Changed = "changed";

    /// <summary>
    /// Nobody looked when it could have been seen, or it cannot be seen from there: it speaks neither for nor against anything. A fact that
    /// was not looked for at all is left out.
    /// </summary>
    public const string NotObserved = "(not observed)";
}
