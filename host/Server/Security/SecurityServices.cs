using KojiWidgetHarness.Host.Guide;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;

namespace KojiWidgetHarness.Host.Security;

/// <summary>Who may do what, and how they show it.</summary>
internal static class SecurityServices
{
    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddHostSecurity(this IServiceCollection services)
    {
        // Requests with another Host header come from a page whose name was made to point here (DNS rebinding).
        // The builder puts the filter itself first in the pipeline.
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = [.. LoopbackHosts]);
        services.AddSingleton<AllowedOrigins>();
        services.AddSingleton<PageOriginPolicy>();
        services.AddSingleton<LoginTickets>();

        services.AddSingleton<IAntiforgery, NoForms>();
        // It protects what a page holds of its own connection, which ends with the host.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();

        services
            .AddAuthentication(TokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, TicketAuthentication>(TicketAuthentication.SchemeName, null);

        services
            .AddAuthorizationBuilder()
            .AddPolicy(AccessScopes.Ingest, policy =>
                policy.AddAuthenticationSchemes(TokenAuthentication.SchemeName).RequireClaim(AccessScopes.Claim, AccessScopes.Ingest)
            )
            .AddPolicy(AccessScopes.ReadByToken, policy =>
                policy.AddAuthenticationSchemes(TokenAuthentication.SchemeName).RequireClaim(AccessScopes.Claim, AccessScopes.Read)
            )
            .AddPolicy(AccessScopes.ReadByTicket, policy =>
                policy.AddAuthenticationSchemes(TicketAuthentication.SchemeName).RequireClaim(AccessScopes.Claim, AccessScopes.Read)
            )
            .AddPolicy(AccessScopes.Read, policy =>
                policy
                    .AddAuthenticationSchemes(TokenAuthentication.SchemeName, TicketAuthentication.SchemeName)
                    .RequireClaim(AccessScopes.Claim, AccessScopes.Read)
            )
            // A program has no use for an empty page: it gets a text that says what it needs.
            .AddPolicy(AccessScopes.Page, policy =>
                policy
                    .AddAuthenticationSchemes(TokenAuthentication.SchemeName)
                    .RequireAssertion(asked =>
                        asked.User.HasClaim(AccessScopes.Claim, AccessScopes.Read)
                        || (asked.Resource is HttpContext context && StatusPages.WantsPage(context.Request))
                    )
            );
    }
}

/// <summary>
/// Stands for the protection of forms by a cookie: no page of the host takes a form, what is sent to it needs a token, and a cookie would
/// go to every other port of this machine.
/// </summary>
internal sealed class NoForms : IAntiforgery
{
    private static readonly AntiforgeryTokenSet None = new(requestToken: null, cookieToken: null, formFieldName: "none", headerName: null);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => None;

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => None;

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(false);

    public void SetCookieTokenAndHeader(HttpContext httpContext) { }

    public Task ValidateRequestAsync(HttpContext httpContext) => throw new AntiforgeryValidationException("The host takes no forms.");
}
