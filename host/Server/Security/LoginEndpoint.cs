using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Host.Security;

/// <summary>Turns the reader token of a link into a cookie, so that the token leaves the address bar at once.</summary>
internal static class LoginEndpoint
{
    private const string Remedy =
        "This page needs the address that was printed when the host started: it carries an access token. Open that link once.";

    public static void MapLogin(this IEndpointRouteBuilder routes) => routes.MapGet(ProtocolRoutes.Login, SignIn);

    private static async Task<Results<RedirectHttpResult, ContentHttpResult>> SignIn(HttpContext context, string? returnUrl)
    {
        var token = await context.AuthenticateAsync(TokenAuthentication.SchemeName);
        if (!token.Succeeded || !token.Principal.HasClaim(AccessScopes.Claim, AccessScopes.Read))
            return TypedResults.Text(Remedy, "text/plain", statusCode: StatusCodes.Status401Unauthorized);

        await context.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            TokenAuthentication.Principal(AccessScopes.Read, CookieAuthenticationDefaults.AuthenticationScheme));
        return TypedResults.LocalRedirect(IsLocal(returnUrl) ? returnUrl! : ProtocolRoutes.Dashboard);
    }

    // LocalRedirect throws on other addresses; a mistyped one should still lead somewhere.
    private static bool IsLocal(string? url) => url is ['/', ..] and not ['/', '/' or '\\', ..];
}
