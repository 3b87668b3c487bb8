using KojiWidgetHarness.Host.Guide;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Host.Security;

/// <summary>Headers and checks that every request meets.</summary>
internal static class ResponseHeaders
{
    // Blazor sets style attributes; everything else comes from this host. The embed page frames a widget of any origin.
    private const string Policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'self'";

    public static void UseResponseHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
        headers.ContentSecurityPolicy = context.Request.Path == ProtocolRoutes.EmbedPage ? "frame-ancestors 'self'" : Policy;
        if (context.Request.Path == ProtocolRoutes.BridgeScript)
            LetAnyPageHaveIt(headers);
        return next(context);
    });

    // A page with Cross-Origin-Embedder-Policy runs only scripts that say so, one with an integrity attribute only those that it may read.
    // The script holds no secret: it is the same for everybody.
    private static void LetAnyPageHaveIt(IHeaderDictionary headers)
    {
        headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        headers.AccessControlAllowOrigin = "*";
    }

    public static void UsePageOriginCheck(this IApplicationBuilder app)
    {
        var policy = app.ApplicationServices.GetRequiredService<PageOriginPolicy>();
        app.Use(async (context, next) =>
        {
            if (policy.Allows(context.Request))
            {
                await next(context);
                return;
            }

            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await StatusPages.WriteAsync(context, new(
                "This page may not talk to the host",
                "Only the host's own pages may, but for sending events: for that, pages of this machine, and origins that --allow-origin named at the start."));
        });
    }
}
