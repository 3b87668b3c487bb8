using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>The names of the causes, for code that expects one.</summary>
public static class CauseIds
{
    /// <summary>widget_load_failed: the project id in the src names no project.</summary>
    public static readonly CauseId UnknownProject = new("unknown-project");

    /// <summary>widget_load_failed: the project is archived.</summary>
    public static readonly CauseId ArchivedProject = new("archived-project");

    /// <summary>widget_load_failed: the project id in the src is not a UUID.</summary>
    public static readonly CauseId MalformedProjectId = new("malformed-project-id");

    /// <summary>widget_load_failed: nothing listens at the src's address.</summary>
    public static readonly CauseId ConnectionRefused = new("connection-refused");

    /// <summary>widget_load_failed: the src's host name does not resolve.</summary>
    public static readonly CauseId NameNotResolved = new("name-not-resolved");

    /// <summary>widget_load_failed: the connection is cut before an answer comes.</summary>
    public static readonly CauseId ConnectionReset = new("connection-reset");

    /// <summary>widget_load_failed: the server takes the request and never answers.</summary>
    public static readonly CauseId NoResponse = new("no-response");

    /// <summary>widget_load_failed: the widget comes, but after the handshake deadline.</summary>
    public static readonly CauseId TooSlow = new("too-slow");

    /// <summary>widget_load_failed: the server answers 204, so the frame keeps what it had.</summary>
    public static readonly CauseId EmptyResponse = new("empty-response");

    /// <summary>widget_load_failed: the answer says that it is to be saved as a file, so the frame keeps what it had.</summary>
    public static readonly CauseId SentAsDownload = new("sent-as-download");

    /// <summary>widget_load_failed: the server answers with a status of 400 to 499.</summary>
    public static readonly CauseId HttpClientError = new("http-client-error");

    /// <summary>widget_load_failed: the server answers only pages that it knows, and does not learn which this one is.</summary>
    public static readonly CauseId ReferrerStripped = new("referrer-stripped");

    /// <summary>widget_load_failed: the server answers with a status of 500 to 599.</summary>
    public static readonly CauseId HttpServerError = new("http-server-error");

    /// <summary>widget_load_failed: the server's certificate is not trusted.</summary>
    public static readonly CauseId TlsError = new("tls-error");

    /// <summary>widget_load_failed: the widget is asked for over https, and nothing there answers in TLS.</summary>
    public static readonly CauseId NoTls = new("no-tls");

    /// <summary>widget_load_failed: a page on https frames a widget on http.</summary>
    public static readonly CauseId MixedContent = new("mixed-content");

    /// <summary>widget_load_failed: the page's own frame-src, child-src or default-src forbids the frame.</summary>
    public static readonly CauseId HostContentSecurityPolicy = new("host-content-security-policy");

    /// <summary>widget_load_failed: the widget's X-Frame-Options forbids to be framed.</summary>
    public static readonly CauseId FrameOptions = new("x-frame-options");

    /// <summary>widget_load_failed: the widget's frame-ancestors forbids this page.</summary>
    public static readonly CauseId FrameAncestors = new("frame-ancestors");

    /// <summary>widget_load_failed: the page requires embedder policies that the widget does not have.</summary>
    public static readonly CauseId EmbedderPolicy = new("cross-origin-embedder-policy");

    /// <summary>widget_load_failed: the widget's Cross-Origin-Resource-Policy forbids this page.</summary>
    public static readonly CauseId ResourcePolicy = new("cross-origin-resource-policy");

    /// <summary>widget_load_failed: the iframe's sandbox lacks allow-scripts.</summary>
    public static readonly CauseId SandboxWithoutScripts = new("sandbox-without-scripts");

    /// <summary>widget_load_failed: the iframe's csp attribute requires a policy to which the widget does not agree.</summary>
    public static readonly CauseId CspAttribute = new("csp-attribute");

    /// <summary>widget_load_failed: an extension or filter of the browser blocks the request.</summary>
    public static readonly CauseId ContentBlocker = new("content-blocker");

    /// <summary>widget_load_failed: the browser has no network.</summary>
    public static readonly CauseId Offline = new("offline");

    /// <summary>widget_load_failed: the widget's page came, but its script did not.</summary>
    public static readonly CauseId ScriptMissing = new("widget-script-missing");

    /// <summary>widget_load_failed: the widget's script fails while it boots.</summary>
    public static readonly CauseId ScriptThrows = new("widget-script-throws");

    /// <summary>widget_load_failed: the src leads to another origin.</summary>
    public static readonly CauseId RedirectedElsewhere = new("redirected-elsewhere");

    /// <summary>widget_load_failed: the src is redirected in circles.</summary>
    public static readonly CauseId RedirectLoop = new("redirect-loop");

    /// <summary>widget_load_failed: the iframe is sandboxed without allow-same-origin, so nobody can trust what the widget says.</summary>
    public static readonly CauseId SandboxWithoutOrigin = new("sandbox-without-origin");

    /// <summary>widget_load_failed: the browser lets frames of other sites keep nothing, and the widget wants to.</summary>
    public static readonly CauseId StorageDenied = new("storage-denied");

    /// <summary>widget_load_failed: the page removes the iframe, or changes its src, before the widget is ready.</summary>
    public static readonly CauseId RemovedBeforeReady = new("removed-before-ready");

    /// <summary>microphone_denied: the iframe has no allow attribute.</summary>
    public static readonly CauseId IframeWithoutAllow = new("iframe-without-allow");

    /// <summary>microphone_denied: the iframe has an allow attribute that does not give the widget the microphone.</summary>
    public static readonly CauseId AllowDoesNotDelegate = new("allow-does-not-delegate");

    /// <summary>microphone_denied: the page set allow after the frame had begun to load.</summary>
    public static readonly CauseId AllowSetAfterLoad = new("allow-set-after-load");

    /// <summary>microphone_denied: the iframe has no src, so its allow means nobody's origin.</summary>
    public static readonly CauseId FrameWithoutSrc = new("frame-without-src");

    /// <summary>microphone_denied: a frame around the widget's iframe has no microphone to give.</summary>
    public static readonly CauseId OuterFrameDoesNotDelegate = new("outer-frame-does-not-delegate");

    /// <summary>microphone_denied: the page's own Permissions-Policy header forbids it.</summary>
    public static readonly CauseId HostPermissionsPolicy = new("host-permissions-policy");

    /// <summary>microphone_denied: the widget response's Permissions-Policy header forbids it.</summary>
    public static readonly CauseId WidgetPermissionsPolicy = new("widget-permissions-policy");

    /// <summary>microphone_denied: the person or the browser denies it to the embedding page.</summary>
    public static readonly CauseId PermissionDenied = new("permission-denied");

    /// <summary>microphone_denied: the prompt was closed without an answer, or could not be shown.</summary>
    public static readonly CauseId PromptDismissed = new("prompt-dismissed");

    /// <summary>microphone_denied: it was taken back while the microphone was in use.</summary>
    public static readonly CauseId PermissionRevoked = new("permission-revoked");

    /// <summary>microphone_denied: the machine has no microphone.</summary>
    public static readonly CauseId NoInputDevice = new("no-input-device");

    /// <summary>microphone_denied: the microphone cannot be read, most often because something else has it.</summary>
    public static readonly CauseId DeviceUnreadable = new("device-unreadable");

    /// <summary>microphone_denied: the page, or one around it, is not a secure context.</summary>
    public static readonly CauseId InsecureContext = new("insecure-context");

    /// <summary>microphone_denied: the iframe is sandboxed without allow-same-origin.</summary>
    public static readonly CauseId OpaqueOrigin = new("opaque-origin");

    /// <summary>microphone_denied: the widget was redirected to an origin that allow does not name.</summary>
    public static readonly CauseId DelegationVoidedByRedirect = new("delegation-voided-by-redirect");

    /// <summary>microphone_denied: the src says http, the widget came over https, and allow names the http origin alone.</summary>
    public static readonly CauseId DelegationVoidedByUpgrade = new("delegation-voided-by-upgrade");

    /// <summary>microphone_denied: the widget's origin has the permission, and the embedding page, which needs it, lacks it.</summary>
    public static readonly CauseId GrantedToWidgetOnly = new("granted-to-widget-only");

    /// <summary>session_expired: nobody used the session.</summary>
    public static readonly CauseId Inactivity = new("inactivity");

    /// <summary>session_expired: the browser had frozen the tab.</summary>
    public static readonly CauseId TabFrozen = new("tab-frozen");

    /// <summary>session_expired: the computer slept.</summary>
    public static readonly CauseId ComputerAsleep = new("computer-asleep");

    /// <summary>session_expired: the server took the session's token back.</summary>
    public static readonly CauseId TokenRevoked = new("token-revoked");

    /// <summary>session_expired: the interview was completed from another place.</summary>
    public static readonly CauseId CompletedElsewhere = new("completed-elsewhere");

    /// <summary>The API refused with a passing error, which the widget passed on under the error's own code.</summary>
    public static CauseId OfApi(EventCode code) => new("api-" + code.Value.Replace('_', '-'));
}
