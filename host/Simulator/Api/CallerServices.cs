using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Faults;
using KojiWidgetHarness.Simulator.Hosting;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.RateLimits;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
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

/// <summary>
/// Which origins may call. Koji's texts disagree (checked domains, or permissive), so the API and the widget's own calls take any origin,
/// never with credentials: this is the one place to change that. The widget's calls need it too, for an iframe that is sandboxed
/// without <c>allow-same-origin</c> has the origin <c>null</c>.
/// </summary>
internal static class CrossOriginAccess
{
    public static void AddCrossOriginAccess(this IServiceCollection services) =>
        services.AddCors(cors =>
            cors.AddPolicy(CrossOriginHeaders.AnyOrigin, policy =>
                policy
                    .AllowAnyOrigin()
                    .AllowAnyHeader()
                    .AllowAnyMethod()
                    .WithExposedHeaders([.. RateReading.Headers, PreferredFault.AppliedHeader])
            )
        );

    public static T OpenToAnyOrigin<T>(this T endpoints)
        where T : IEndpointConventionBuilder => endpoints.RequireCors(CrossOriginHeaders.AnyOrigin);
}
