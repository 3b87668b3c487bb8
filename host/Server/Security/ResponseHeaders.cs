using KojiWidgetHarness.Host.Guide;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Host.Security;

/// <summary>Headers and checks of every request.</summary>
internal static class ResponseHeaders
{
    // Blazor sets style attributes; everything else comes from this host.
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'self'; form-action 'self'; object-src 'none'; frame-ancestors 'self'";

    // The embed page frames a widget of any origin and follows it wherever it leads, and its bridge asks whether a frame's address answers.
    // What runs in it is the host's alone.
    private const string EmbedPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src http: https: ws: wss:; frame-src http: https:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

    // A page of another origin that opened one of these, or was opened by it, must not hold its window.
    private static readonly PathString[] OwnWindows = [ProtocolRoutes.Dashboard, ProtocolRoutes.Login];

    public static void UseResponseHeaders(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var (headers, path) = (context.Response.Headers, context.Request.Path);
                headers.XContentTypeOptions = "nosniff";
                headers["Referrer-Policy"] = "strict-origin-when-cross-origin";
                headers.ContentSecurityPolicy = path == ProtocolRoutes.EmbedPage ? EmbedPolicy : Policy;
                // Nearly all that is answered holds a token, a ticket or events. What does not says so itself.
                headers.CacheControl = "no-store";
                if (path == ProtocolRoutes.Workbench || OwnWindows.Any(window => path.StartsWithSegments(window)))
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                if (path == ProtocolRoutes.BridgeScript)
                    LetAnyPageHaveIt(headers);
                return next(context);
            }
        );

    /// <summary>
    /// Serves styles, scripts and pictures, which are the same for everybody: a browser may keep them, and asks whether they changed.
    /// </summary>
    public static void UsePublicFiles(this IApplicationBuilder app) =>
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "no-cache" });

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
        app.Use(
            async (context, next) =>
            {
                if (policy.Allows(context.Request))
                {
                    await next(context);
                    return;
                }

                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                await StatusPages.WriteAsync(
                    context,
                    new(
                        "This page may not talk to the host",
                        "Only the host's own pages may, but for sending events: for that, pages of this machine, and origins that the dashboard's page Connect or --allow-origin allowed."
                    )
                );
            }
        );
    }
}
