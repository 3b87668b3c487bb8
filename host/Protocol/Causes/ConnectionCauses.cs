using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why <c>widget_load_failed</c> happens: no answer reaches the browser.</summary>
internal static class ConnectionCauses
{
    // A page cannot tell these apart: its request is rejected, and that is all.
    private static readonly Sign[] Unreachable =
    [
        new(Fact.FrameAddressProbe, FactValues.Rejected),
        new(Fact.BrowserNetwork, FactValues.Online),
        new(Fact.FrameBlockedBy, FactValues.None),
        new(Fact.FrameFate, FactValues.InPlace),
        PageSigns.Silent,
    ];

    private static readonly Sign[] Unanswered =
    [
        new(Fact.FrameAddressProbe, FactValues.Aborted),
        new(Fact.BrowserNetwork, FactValues.Online),
        new(Fact.FrameBlockedBy, FactValues.None),
        new(Fact.FrameFate, FactValues.InPlace),
        PageSigns.Silent,
    ];

    public static IReadOnlyList<Cause> All { get; } =
    [
        NetworkError(
            CauseIds.ConnectionRefused,
            new(Fact.FrameNetworkError, "net::ERR_CONNECTION_REFUSED", "NS_ERROR_CONNECTION_REFUSED"),
            "Nothing listens at the address of the iframe's src.",
            "Correct host and port of the src, or start the server there; then look for a firewall or proxy between."
        ),
        NetworkError(
            CauseIds.NameNotResolved,
            new(Fact.FrameNetworkError, "net::ERR_NAME_NOT_RESOLVED", "NS_ERROR_UNKNOWN_HOST"),
            "The host name in the iframe's src does not resolve.",
            "Correct the host name of the src; then look at the DNS of the network, which may filter it."
        ),
        NetworkError(
            CauseIds.ConnectionReset,
            new(Fact.FrameNetworkError, "net::ERR_CONNECTION_RESET", "NS_ERROR_NET_RESET"),
            "The connection is cut before the widget answers.",
            "Look for a firewall, proxy or load balancer that cuts connections to the widget's host."
        ),
        NetworkError(
            CauseIds.RedirectLoop,
            new(Fact.FrameNetworkError, "net::ERR_TOO_MANY_REDIRECTS", "NS_ERROR_REDIRECT_LOOP"),
            "The iframe's src is redirected in circles.",
            "Follow the redirects with curl -IL; a proxy that adds or removes https, a slash or a cookie is the usual reason."
        ),
        NetworkError(
            CauseIds.ContentBlocker,
            new(Fact.FrameNetworkError, "net::ERR_BLOCKED_BY_CLIENT"),
            "An extension or filter of the browser blocks the request.",
            "Allow the widget's host in the blocker, or tell people to; a filter list may have to be corrected."
        ),
        new()
        {
            Id = CauseIds.TlsError,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The browser does not trust the certificate of the widget's host.",
            Fix = "Renew or correct the certificate; on a network that inspects TLS, install its root certificate.",
            Proof = [new(Fact.FrameCertificate, FactValues.Rejected), PageSigns.Silent],
            Hints = Unreachable,
        },
        new()
        {
            Id = CauseIds.NoTls,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The widget is asked for over https, and nothing at that address answers in TLS.",
            Fix =
                "Correct scheme and port of the src, or let the server answer over https; a page with upgrade-insecure-requests asks so whatever its src says.",
            Proof = [new(Fact.FrameCertificate, FactValues.NoTls), PageSigns.Silent],
            Hints = Unreachable,
        },
        new()
        {
            Id = CauseIds.Offline,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The browser has no network.",
            Fix = "Reload once the network is back; listen for the window's online event to do so by itself.",
            Proof = [new(Fact.FrameNetworkError, "net::ERR_INTERNET_DISCONNECTED", "NS_ERROR_OFFLINE"), PageSigns.Silent],
            Hints = [new(Fact.BrowserNetwork, FactValues.Offline), PageSigns.Silent],
        },
        new()
        {
            Id = CauseIds.NoResponse,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The widget's server takes the request and never answers.",
            Fix = "Look at the server's load and at proxies between; show people something while the widget is not there.",
            Proof = [new(Fact.FrameRequest, FactValues.Pending), PageSigns.Silent],
            Hints = Unanswered,
        },
        new()
        {
            Id = CauseIds.TooSlow,
            Code = EventCodes.WidgetLoadFailed,
            Summary = "The widget came, but only after the handshake deadline.",
            Fix = "Raise the bridge's handshakeDeadline for slow networks, or load the widget earlier.",
            Proof = [new(Fact.Handshake, FactValues.Late), new(Fact.FrameStatusClass, "2xx")],
            Hints = Unanswered,
        },
    ];

    private static Cause NetworkError(CauseId id, Sign error, string summary, string fix) =>
        new()
        {
            Id = id,
            Code = EventCodes.WidgetLoadFailed,
            Summary = summary,
            Fix = fix,
            Proof = [error, PageSigns.Silent],
            Hints = Unreachable,
            // Of an address that only the page's policy leads to, the src says nothing.
            Against = [new(Fact.FrameCertificate, FactValues.NoTls)],
        };
}
