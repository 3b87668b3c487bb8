using System.Security.Claims;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>
/// Knows a caller by the token of the interview in the route. Whether that interview still takes anything is for the endpoint to say,
/// which asks and acts in one step.
/// </summary>
internal sealed class SessionTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, InterviewStore interviews)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session-token";

    private static readonly ClaimsIdentity Respondent = new(
        [new(CallerClaims.Permission, Permissions.Answer), new(CallerClaims.Permission, Permissions.Complete)], Name);

    private string Token => Request.Headers[CallerHeaders.SessionToken].ToString();

    private Interview? Interview => Context.GetRouteValue(InterviewApi.IdParameter) is string id ? interviews.Find(id) : null;

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(
        Interview is { } interview && Secret.Matches(interview.SessionToken, Token)
            ? AuthenticateResult.Success(new(new ClaimsPrincipal(Respondent.Clone()), Name))
            : AuthenticateResult.NoResult());

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Token.Length > 0 && Interview is null
            ? ApiErrors.NotFound.ExecuteAsync(Context)
            : ApiErrors.InvalidSessionToken.ExecuteAsync(Context);
}
