using System.Security.Claims;
using System.Text.Encodings.Web;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>
/// Knows a caller by the token of the interview in the route, or of any where the route has none. Whether that interview still takes
/// anything is for the endpoint to say, which asks and acts in one step.
/// </summary>
internal sealed class SessionTokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    InterviewStore interviews
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "session-token";

    private string Token => Request.Headers[CallerHeaders.SessionToken].ToString();

    private Interview? Interview =>
        Context.GetRouteValue(Interview.IdParameter) is string id ? interviews.Find(id) : interviews.FindByToken(Token);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(
            Interview is { } interview && Secret.Matches(interview.SessionToken, Token)
                ? AuthenticateResult.Success(new(new ClaimsPrincipal(Respondent(interview)), Name))
                : AuthenticateResult.NoResult()
        );

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        Token.Length > 0 && Context.GetRouteValue(Interview.IdParameter) is not null && Interview is null
            ? ApiErrors.NotFound.ExecuteAsync(Context)
            : ApiErrors.InvalidSessionToken.ExecuteAsync(Context);

    private static ClaimsIdentity Respondent(Interview interview) =>
        new(
            [
                new(CallerClaims.Permission, Permissions.Answer),
                new(CallerClaims.Permission, Permissions.Chat),
                new(CallerClaims.Permission, Permissions.Complete),
                new(CallerClaims.Interview, interview.Id),
            ],
            Name
        );
}
