using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace KojiWidgetHarness.Simulator.Api;

internal static class CallerServices
{
    private const string TokenOrKey = "session-token-or-api-key";

    /// <summary>Who calls, and what it may do. Both are settled before a body is read, so that a bad key beats a bad body.</summary>
    public static void AddCallers(this IServiceCollection services)
    {
        // Not AddAuthentication: that brings data protection along, which keeps keys on the disk that nothing here uses.
        services.AddAuthenticationCore().AddWebEncoders();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Name, configureOptions: null)
            .AddScheme<AuthenticationSchemeOptions, SessionTokenHandler>(SessionTokenHandler.Name, configureOptions: null)
            .AddPolicyScheme(TokenOrKey, displayName: null, scheme =>
                scheme.ForwardDefaultSelector = context =>
                    context.Request.Headers.ContainsKey(CallerHeaders.SessionToken) ? SessionTokenHandler.Name : ApiKeyHandler.Name
            );

        services.AddSingleton<ApiKeyCatalog>();
        services
            .AddAuthorizationBuilder()
            .AddPolicy(Permissions.Start, policy => policy.Needs(Permissions.Start, ApiKeyHandler.Name))
            .AddPolicy(Permissions.Read, policy => policy.Needs(Permissions.Read, ApiKeyHandler.Name))
            .AddPolicy(Permissions.Complete, policy => policy.Needs(Permissions.Complete, TokenOrKey))
            .AddPolicy(Permissions.Chat, policy => policy.Needs(Permissions.Chat, TokenOrKey))
            .AddPolicy(Permissions.Answer, policy => policy.Needs(Permissions.Answer, SessionTokenHandler.Name));
    }

    private static void Needs(this AuthorizationPolicyBuilder policy, string permission, string scheme) =>
        policy.AddAuthenticationSchemes(scheme).RequireAuthenticatedUser().RequireClaim(CallerClaims.Permission, permission);
}
