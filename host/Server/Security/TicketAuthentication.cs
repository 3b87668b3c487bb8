using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Host.Security;

/// <summary>
/// Reads the ticket of a login, and takes it from the host's own pages alone: a browser says which page sends a request, and no script can
/// change that.
/// </summary>
internal sealed class TicketAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    LoginTickets tickets
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "ticket";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (TokenAuthentication.PresentedTo(Request) is not { Length: > 0 } ticket)
            return Task.FromResult(AuthenticateResult.NoResult());
        if (!IsFromOwnPage(Request))
            return Task.FromResult(AuthenticateResult.Fail("A ticket is for the pages of the host that gave it."));
        return Task.FromResult(
            tickets.ExpiryOf(ticket) is { } expiry
                ? AuthenticateResult.Success(
                    new(
                        TokenAuthentication.Principal(AccessScopes.Read, SchemeName),
                        new AuthenticationProperties { ExpiresUtc = expiry },
                        SchemeName
                    )
                )
                : AuthenticateResult.Fail("The login is over. Log in again.")
        );
    }

    // Fetch, "Origin" and "Sec-Fetch-Site": the first is not sent with a GET to one's own origin, the second with none but those.
    private static bool IsFromOwnPage(HttpRequest request) =>
        request.Headers[HeaderNames.Origin].ToString() is { Length: > 0 } origin
            ? origin == PageOriginPolicy.OwnOrigin(request)
            : request.Headers["Sec-Fetch-Site"] == "same-origin";
}
