using System.Security.Cryptography;
using System.Text;
using KojiWidgetHarness.Host.Guide;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;

namespace KojiWidgetHarness.Host.Security;

/// <summary>Who may do what, and how they show it.</summary>
internal static class SecurityServices
{
    private static readonly string[] LoopbackHosts = ["localhost", "127.0.0.1", "[::1]"];

    public static void AddHostSecurity(this IServiceCollection services, HostSettings options)
    {
        // Requests with another Host header come from a page whose name was made to point here (DNS rebinding).
        // The builder puts the filter itself first in the pipeline.
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = [.. LoopbackHosts]);
        services.AddSingleton<PageOriginPolicy>();

        // The keys that protect cookies live as long as the tokens do.
        if (options.DataFolder is null)
            services.AddDataProtection().UseEphemeralDataProtectionProvider();
        else
            services.AddDataProtection().SetApplicationName("koji-harness").PersistKeysToFileSystem(new(Path.Combine(options.DataFolder, "keys")));

        services.AddAuthentication(TokenAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(TokenAuthentication.SchemeName, null)
            .AddCookie(cookie =>
            {
                cookie.Cookie.Name = CookieName(options.Tokens);
                cookie.Cookie.SameSite = SameSiteMode.Strict;
                cookie.LoginPath = ProtocolRoutes.Login;
                // Somebody who shows a token that does not read may have another.
                cookie.AccessDeniedPath = ProtocolRoutes.Login;
                cookie.Events.OnRedirectToLogin = cookie.Events.OnRedirectToAccessDenied = LeadPerson;
                // The login leads on itself, after a look at where to.
                cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            });

        services.AddAuthorizationBuilder()
            .AddPolicy(AccessScopes.Ingest, policy => policy
                .AddAuthenticationSchemes(TokenAuthentication.SchemeName)
                .RequireClaim(AccessScopes.Claim, AccessScopes.Ingest))
            .AddPolicy(AccessScopes.ReadByToken, policy => policy
                .AddAuthenticationSchemes(TokenAuthentication.SchemeName)
                .RequireClaim(AccessScopes.Claim, AccessScopes.Read))
            .AddPolicy(AccessScopes.Read, policy => policy
                .AddAuthenticationSchemes(TokenAuthentication.SchemeName, CookieAuthenticationDefaults.AuthenticationScheme)
                .RequireClaim(AccessScopes.Claim, AccessScopes.Read));
    }

    // A program has no use for a form: its answer stays 401 or 403.
    private static Task LeadPerson(RedirectContext<CookieAuthenticationOptions> led)
    {
        if (StatusPages.WantsPage(led.Request))
            led.Response.Redirect(led.RedirectUri);
        return Task.CompletedTask;
    }

    // Cookies do not tell ports apart: two hosts on one machine need two names.
    private static string CookieName(AccessTokens tokens) =>
        "koji-harness-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(tokens.Reader)))[..8];
}
