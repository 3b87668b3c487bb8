using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>Sees which pages fetch the bridge's script, and which of them are not let in.</summary>
internal static class ContactWatch
{
    // Longer than any origin of a page that a person debugs.
    private const int LongestOrigin = 200;

    // What browsers name where a page has no origin: it was opened from a file, or is in a sandbox.
    private const string NoOrigin = "null";

    /// <summary>Watches requests of pages of other origins; it has to stand before what answers them.</summary>
    public static void UseContactWatch(this IApplicationBuilder app)
    {
        var policy = app.ApplicationServices.GetRequiredService<PageOriginPolicy>();
        var contacts = app.ApplicationServices.GetRequiredService<PageContacts>();
        app.Use(
            async (context, next) =>
            {
                var request = context.Request;
                var isScript = request.Path == ProtocolRoutes.BridgeScript;
                if ((!isScript && !PageOriginPolicy.TakesEvents(request)) || OriginOf(request) is not { } origin)
                {
                    await next(context);
                    return;
                }

                var isAllowed = policy.Allows(request);
                await next(context);
                if (isScript && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status304NotModified)
                    contacts.Fetched(origin);
                else if (!isScript && context.Response.StatusCode is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
                    contacts.Refused(origin, isAllowed ? ContactRefusal.Token : ContactRefusal.Origin);
            }
        );
    }

    /// <summary>Gets the web origin of the page that sends a request; null for a program, and for the host's own pages.</summary>
    /// <param name="request">
    /// The request. A script is fetched without an Origin header; the address of its page is not sent to other origins, its origin is.
    /// </param>
    public static string? OriginOf(HttpRequest request)
    {
        var named = request.Headers[HeaderNames.Origin].ToString() is { Length: > 0 } given ? given : request.Headers.Referer.ToString();
        if (named == NoOrigin)
            return NoOrigin;
        if (!Uri.TryCreate(named, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            return null;
        var origin =
            address.GetLeftPart(UriPartial.Authority) is var whole && address.UserInfo.Length > 0
                ? whole.Replace(address.UserInfo + "@", "", StringComparison.Ordinal)
                : whole;
        return origin.Length > LongestOrigin || origin == PageOriginPolicy.OwnOrigin(request) ? null : origin;
    }
}
