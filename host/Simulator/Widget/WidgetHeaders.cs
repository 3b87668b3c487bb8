using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Simulator.Widget;

/// <summary>Headers of the widget page and its files.</summary>
internal static class WidgetHeaders
{
    // No frame-ancestors: any page may embed the widget, that is what it is for.
    private const string Policy = "default-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'";

    public static void Apply(HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-cache";

        // The address can hold a respondent's name and email.
        headers["Referrer-Policy"] = "same-origin";

        // Module scripts are fetched with CORS; in an iframe sandboxed without allow-same-origin even our own files are cross-origin.
        headers[HeaderNames.AccessControlAllowOrigin] = "*";
    }
}
