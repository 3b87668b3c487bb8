using KojiWidgetHarness.Host.Guide;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.WebUtilities;

namespace KojiWidgetHarness.Host.Security;

/// <summary>Turns the reader token, of a link or of a form, into a ticket, so that it leaves the address bar at once.</summary>
internal static class LoginEndpoint
{
    private const int LongestForm = 16 * 1024;

    public static void MapLogin(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ProtocolRoutes.Login, ShowAsync);
        // The token is all that it takes, and no other site has it: there is nothing to forge.
        routes.MapPost(ProtocolRoutes.Login, SendAsync).DisableAntiforgery();
        routes
            .MapPost(ProtocolRoutes.LoginTicket, (LoginTickets tickets) => TypedResults.Text(tickets.Issue()))
            .RequireAuthorization(AccessScopes.ReadByTicket)
            .DisableAntiforgery();
        routes.MapPost(ProtocolRoutes.Logout, LogOut).RequireAuthorization(AccessScopes.ReadByTicket).DisableAntiforgery();
    }

    /// <summary>Has connections of the dashboard need a ticket. Its scripts and styles need none.</summary>
    public static void NeedTickets(this IEndpointConventionBuilder dashboard) =>
        dashboard.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<HubMetadata>().Any())
                endpoint.Metadata.Add(new AuthorizeAttribute(AccessScopes.ReadByTicket));
        });

    /// <summary>Ends connections of the dashboard once the ticket is good no longer that they were made with.</summary>
    public static void UseLoginEnds(this IApplicationBuilder app)
    {
        var tickets = app.ApplicationServices.GetRequiredService<LoginTickets>();
        app.Use(
            async (context, next) =>
            {
                if (
                    context.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is null
                    || context.User.Identity?.AuthenticationType != TicketAuthentication.SchemeName
                )
                {
                    await next(context);
                    return;
                }

                using var end = tickets.EndOf(TokenAuthentication.PresentedTo(context.Request));
                using var ending = end.Token.Register(context.Abort);
                await next(context);
            }
        );
    }

    private static async Task<IResult> ShowAsync(HttpContext context, LoginTickets tickets, string? returnUrl)
    {
        var shown = context.Request.Query[ProtocolRoutes.TokenParameter].ToString();
        var token = await context.AuthenticateAsync(TokenAuthentication.SchemeName);
        if (token.Succeeded && Reads(token.Principal))
            return LetIn(tickets, returnUrl);
        return Page(
            context.Request,
            returnUrl,
            token.Succeeded ? LoginProblems.Ingest
                : shown.Length > 0 ? LoginProblems.Wrong
                : null
        );
    }

    private static async Task<IResult> SendAsync(HttpContext context, HostSettings options, LoginTickets tickets)
    {
        var (request, tokens) = (context.Request, options.Tokens);
        if (!request.HasFormContentType || request.ContentLength is null or > LongestForm)
            return Page(request, null, LoginProblems.Wrong);
        if (await ReadAsync(request) is not { } form)
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        var returnUrl = form[ProtocolRoutes.ReturnParameter].ToString();
        var given = LoginProblems.TokenIn(form[ProtocolRoutes.TokenParameter].ToString());
        var problem =
            given.Length == 0 ? LoginProblems.None
            : TokenAuthentication.Same(given, tokens.Ingest) ? LoginProblems.Ingest
            : TokenAuthentication.Same(given, tokens.Reader) ? null
            : LoginProblems.Wrong;
        return problem is null ? LetIn(tickets, returnUrl) : Page(request, returnUrl, problem);
    }

    // Null for what is not a form, or not all of it.
    private static async Task<IFormCollection?> ReadAsync(HttpRequest request)
    {
        try
        {
            // All of it first: a form that is read while it comes leaves a connection that ends meanwhile in a state that the server warns
            // of.
            var body = new byte[request.ContentLength ?? 0];
            await request.Body.ReadExactlyAsync(body, CancellationToken.None);
            request.Body = new MemoryStream(body);
            return await request.ReadFormAsync(CancellationToken.None);
        }
        catch (Exception unreadable)
            when (unreadable is InvalidDataException or (IOException and not (BadHttpRequestException or ConnectionResetException)))
        {
            return null;
        }
    }

    private static RazorComponentResult<EnterPage> LetIn(LoginTickets tickets, string? returnUrl) =>
        new(new { Ticket = tickets.Issue(), Next = ReturnAddress.Of(returnUrl) });

    private static Results<NoContent, ProblemHttpResult> LogOut(LoginTickets tickets)
    {
        try
        {
            tickets.EndAll();
            return TypedResults.NoContent();
        }
        catch (Exception unkept) when (unkept is IOException or UnauthorizedAccessException)
        {
            return TypedResults.Problem(
                $"All logins have ended, but that cannot be kept: {unkept.Message} After a restart they are good again, unless the file 'tokens' is deleted.",
                statusCode: StatusCodes.Status503ServiceUnavailable
            );
        }
    }

    // A program has no use for a form: it gets a text that says what it needs.
    private static IResult Page(HttpRequest request, string? returnUrl, string? problem) =>
        StatusPages.WantsPage(request)
            ? new RazorComponentResult<LoginPage>(new { ReturnUrl = ReturnAddress.Of(returnUrl), Problem = problem })
            {
                StatusCode = problem is null ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized,
            }
            : TypedResults.StatusCode(StatusCodes.Status401Unauthorized);

    private static bool Reads(System.Security.Claims.ClaimsPrincipal who) => who.HasClaim(AccessScopes.Claim, AccessScopes.Read);
}

/// <summary>What a person may give for the reader token.</summary>
internal static class LoginProblems
{
    /// <summary>No token was given.</summary>
    public const string None = "Paste the token.";

    /// <summary>The other token was.</summary>
    public const string Ingest =
        "This is the token with which pages send events; it reads none. The reader token is in the dashboard's link.";

    /// <summary>No token of this host was.</summary>
    public const string Wrong =
        "This is not a token of this host. "
        + "A host that was started without a data folder has a new one each time: copy it from where this one was started.";

    /// <summary>The token in what was given: itself, or a whole link that carries it.</summary>
    public static string TokenIn(string given)
    {
        var text = given.Trim();
        return
            Uri.TryCreate(text, UriKind.Absolute, out var link)
            && link.Scheme.StartsWith("http", StringComparison.Ordinal)
            && QueryHelpers.ParseQuery(link.Query).TryGetValue(ProtocolRoutes.TokenParameter, out var token)
            ? token.ToString()
            : text;
    }
}

/// <summary>The address that a person wanted before the login.</summary>
internal static class ReturnAddress
{
    /// <summary>
    /// That path of this host, without a token; the dashboard where none is given, or where it is an address of somebody else.
    /// </summary>
    public static string Of(string? given)
    {
        if (
            given is not ['/', ..]
            || !RedirectHttpResult.IsLocalUrl(given)
            || !Uri.TryCreate("http://localhost" + given, UriKind.Absolute, out var address)
        )
            return ProtocolRoutes.Dashboard;
        var query = new QueryBuilder(
            from pair in QueryHelpers.ParseQuery(address.Query)
            where !pair.Key.Equals(ProtocolRoutes.TokenParameter, StringComparison.OrdinalIgnoreCase)
            from value in pair.Value
            select KeyValuePair.Create(pair.Key, value ?? "")
        );
        // What was encoded or has dots in it may be another address now.
        var own = address.AbsolutePath + query + address.Fragment;
        return RedirectHttpResult.IsLocalUrl(own) ? own : ProtocolRoutes.Dashboard;
    }
}
