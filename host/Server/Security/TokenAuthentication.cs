using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Host.Security;

/// <summary>Reads a token from the Authorization header or, where no header can be set, from the query.</summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    HostSettings host
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "token";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (PresentedTo(Request) is not { Length: > 0 } token)
            return Task.FromResult(AuthenticateResult.NoResult());

        var scope =
            Same(token, host.Tokens.Ingest) ? AccessScopes.Ingest
            : Same(token, host.Tokens.Reader) ? AccessScopes.Read
            : null;

        return Task.FromResult(
            scope is null
                ? AuthenticateResult.Fail("The token is not one of this host's. Copy the address again from where the host was started.")
                : AuthenticateResult.Success(new(Principal(scope, SchemeName), SchemeName))
        );
    }

    /// <summary>Somebody who may do what the scope says.</summary>
    public static ClaimsPrincipal Principal(string scope, string scheme) =>
        new(new ClaimsIdentity([new(AccessScopes.Claim, scope)], scheme));

    /// <summary>Gets what a request shows to be let in, whatever it is; empty for nothing.</summary>
    public static string PresentedTo(HttpRequest request) =>
        request.Headers[HeaderNames.Authorization].ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : request.Query[ProtocolRoutes.TokenParameter].ToString();

    /// <summary>Compares two tokens in a time that does not tell where they differ.</summary>
    public static bool Same(string presented, string expected) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(presented), Encoding.UTF8.GetBytes(expected));
}
