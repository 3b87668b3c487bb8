using Microsoft.AspNetCore.Antiforgery;

namespace KojiWidgetHarness.Host.Security;

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
