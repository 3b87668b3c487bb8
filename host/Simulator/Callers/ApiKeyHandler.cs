using System.Security.Claims;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Simulator.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>Knows a caller by its API key.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "api-key";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ApiErrors.Unauthorized.ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.User.HasClaim(claim => claim.Type == CallerClaims.PlanWithoutApi)
            ? ApiErrors.FeatureNotAvailable.ExecuteAsync(Context)
            : ApiErrors.Forbidden.ExecuteAsync(Context);

    private AuthenticateResult Authenticate()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(CallerHeaders.KeyPrefix, StringComparison.OrdinalIgnoreCase))
            return AuthenticateResult.NoResult();

        // Nothing is trimmed: a key that was copied with blanks around it is documented as a cause of unauthorized.
        return ApiKeyCatalog.Find(header[CallerHeaders.KeyPrefix.Length..]) is { } key
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(key.ToClaims(), Name)), Name))
            : AuthenticateResult.Fail("Unknown or revoked key.");
    }
}
