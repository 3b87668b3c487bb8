using KojiWidgetHarness.Protocol.Causes;

namespace KojiWidgetHarness.Harness.Probes;

/// <summary>What the names of browsers' network errors say (Chromium: net_error_list.h; Firefox: ErrorList.py, NSS).</summary>
internal static class NetworkErrors
{
    private static readonly string[] OfTls = ["net::ERR_CERT_", "net::ERR_SSL_", "NS_ERROR_GENERATE_FAILURE(NS_ERROR_MODULE_SECURITY,"];

    /// <summary>Whether it is about the server's certificate, or about TLS at all.</summary>
    public static bool IsOfTls(string error) => OfTls.Any(start => error.StartsWith(start, StringComparison.Ordinal));

    /// <summary>By which rule Firefox refused a frame, which it tells as an error of the request; null when by none.</summary>
    public static string? RefusedBy(string error) => error switch
    {
        "NS_ERROR_XFO_VIOLATION" => FactValues.FrameOptions,
        "NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION" => FactValues.FrameAncestors,
        "NS_ERROR_DOM_COEP_FAILED" => FactValues.EmbedderPolicy,
        "NS_ERROR_DOM_CORP_FAILED" => FactValues.ResourcePolicy,
        _ => null,
    };
}
