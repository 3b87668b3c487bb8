using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>What the names of browsers' network errors say (Chromium: net_error_list.h; Firefox: ErrorList.py, NSS).</summary>
internal static class NetworkErrors
{
    private static readonly string[] OfCertificates =
    [
        "net::ERR_CERT_",
        "net::ERR_SSL_PINNED_KEY_",
        "SEC_ERROR_",
        "MOZILLA_PKIX_ERROR_",
        "SSL_ERROR_BAD_CERT_DOMAIN",
    ];
    private static readonly string[] OfOtherProtocols = ["net::ERR_SSL_PROTOCOL_ERROR", "SSL_ERROR_RX_RECORD_TOO_LONG"];
    private static readonly string[] Refused = ["net::ERR_CONNECTION_REFUSED", "NS_ERROR_CONNECTION_REFUSED"];

    /// <summary>
    /// What it says of the server's certificate; null when nothing. A server may also fail at TLS in ways that are neither.
    /// </summary>
    /// <param name="error">The browser's name for it; Firefox puts that of NSS into parentheses.</param>
    /// <param name="upgraded">Whether the address was http until the browser made it https.</param>
    public static string? Certificate(string error, bool upgraded)
    {
        var name = error.Split(", ")[^1].TrimEnd(')');
        return OfCertificates.Any(start => name.StartsWith(start, StringComparison.Ordinal)) ? FactValues.Rejected
            : OfOtherProtocols.Contains(name) || (upgraded && Refused.Contains(name)) ? FactValues.NoTls
            : null;
    }

    /// <summary>By which rule Firefox refused a frame, which it tells as an error of the request; null when by none.</summary>
    public static string? RefusedBy(string error) =>
        error switch
        {
            "NS_ERROR_XFO_VIOLATION" => FactValues.FrameOptions,
            "NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION" => FactValues.FrameAncestors,
            "NS_ERROR_DOM_COEP_FAILED" => FactValues.EmbedderPolicy,
            "NS_ERROR_DOM_CORP_FAILED" => FactValues.ResourcePolicy,
            _ => null,
        };
}
