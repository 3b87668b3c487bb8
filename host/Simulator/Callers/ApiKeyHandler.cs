using System.Security.Claims;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Simulator.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>Knows a caller by its API key.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    ApiKeyCatalog keys
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "api-key";

    /// <summary>The key as it was sent; null when none was sent the documented way.</summary>
    public static string? KeyOf(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        // Nothing is trimmed: a key that was copied with spaces around it is documented as a cause of unauthorized.
        return header.StartsWith(CallerHeaders.KeyPrefix, StringComparison.OrdinalIgnoreCase)
            ? header[CallerHeaders.KeyPrefix.Length..]
            : null;
    }

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(Authenticate());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => ApiErrors.Unauthorized.ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Context.User.HasClaim(claim => claim.Type == CallerClaims.PlanWithoutApi)
            ? ApiErrors.FeatureNotAvailable.ExecuteAsync(Context)
            : ApiErrors.Forbidden.ExecuteAsync(Context);

    private AuthenticateResult Authenticate()
    {
        if (KeyOf(Request) is not { } sent)
            return AuthenticateResult.NoResult();

        return keys.Find(sent) is { } key
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(key.ToClaims(), Name)), Name))
            : AuthenticateResult.Fail("Unknown or revoked key.");
    }
}
