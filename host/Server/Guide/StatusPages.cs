using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace KojiWidgetHarness.Host.Guide;

/// <summary>Gives words to answers that would have none: a page to a browser, problem details (RFC 9457) to a program.</summary>
internal static class StatusPages
{
    /// <summary>Has every answer from 400 that is empty say what is wrong, and what was thrown end in such an answer.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="headers">Adds the headers that every answer has: what was thrown has taken them along.</param>
    public static void UseStatusPages(this IApplicationBuilder app, Action<IApplicationBuilder> headers)
    {
        var failed = app.New();
        headers(failed);
        failed.Run(WriteFailureAsync);
        app.UseExceptionHandler(
            new ExceptionHandlerOptions
            {
                ExceptionHandler = failed.Build(),
                StatusCodeSelector = thrown =>
                    thrown is BadHttpRequestException unreadable ? unreadable.StatusCode : StatusCodes.Status500InternalServerError,
                // What a client sent, or went away from, is not a fault of the host.
                SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException or ConnectionResetException,
            }
        );
        app.UseStatusCodePages(context => WriteAsync(context.HttpContext, StatusText.Of(context.HttpContext)));
        app.Use(
            (context, next) =>
            {
                if (!StatusText.IsHub(context.Request.Path) || !WantsPage(context.Request))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                return Task.CompletedTask;
            }
        );
    }

    // The one who gets the answer may have gone away: a page that is closed while it sends.
    private static async Task WriteFailureAsync(HttpContext context)
    {
        var thrown = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        // Of a connection that was reset the server cannot read the rest either, and would log that.
        if (thrown is ConnectionResetException)
        {
            context.Abort();
            return;
        }

        // Where its body ends is not known: no other request can follow.
        if (thrown is BadHttpRequestException && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        try
        {
            await WriteAsync(context, StatusText.Of(context));
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    /// <summary>Lets pages be read and nothing be sent to them: no page here has a form of its own.</summary>
    public static IEndpointConventionBuilder AreOnlyRead(this IEndpointConventionBuilder pages)
    {
        pages.Finally(endpoint =>
        {
            if (!endpoint.Metadata.Any(item => item is ComponentTypeMetadata or PageActionDescriptor))
                return;
            foreach (var known in endpoint.Metadata.OfType<HttpMethodMetadata>().ToList())
                endpoint.Metadata.Remove(known);
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        });
        return pages;
    }

    /// <summary>Determines whether an answer is read as a page: browsers name HTML, programs do not.</summary>
    public static bool WantsPage(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes an answer whose status is set.</summary>
    public static Task WriteAsync(HttpContext context, StatusText text)
    {
        var (request, status) = (context.Request, context.Response.StatusCode);
        if (!WantsPage(request))
            return TypedResults.Problem(text.Text, statusCode: status, title: text.Title).ExecuteAsync(context);
        var simulator = context.RequestServices.GetRequiredService<HostSettings>().Simulator?.Address;
        var there =
            status == StatusCodes.Status404NotFound && simulator is not null && StatusText.IsOfTheSimulator(request.Path)
                ? new Uri(simulator, request.Path.ToUriComponent())
                : null;
        return new RazorComponentResult<StatusPage>(
            new
            {
                Status = text,
                Simulator = simulator,
                There = there,
            }
        )
        {
            StatusCode = status,
        }.ExecuteAsync(context);
    }
}

/// <summary>What is said where an answer would have no words of its own.</summary>
/// <param name="Title">In a few words.</param>
/// <param name="Text">What is wrong and what helps, in one line.</param>
/// <param name="Command">What to type instead; null for nothing.</param>
/// <param name="LogIn">Where to log in and come back from; null where that does not help.</param>
public sealed record StatusText(string Title, string Text, string? Command = null, string? LogIn = null)
{
    private const int LongestPath = 200;
    private const string NeedsReader = "This needs the reader token";

    private static readonly PathString[] SimulatorPaths =
    [
        ProtocolRoutes.EmbedPage,
        SimulatorRoutes.Steering,
        SimulatorRoutes.Cases,
        SimulatorRoutes.OpenApi,
        SimulatorRoutes.Assets,
        "/_widget",
        "/api",
    ];

    // The last one is what the dashboard's pages talk to; Blazor names it.
    private static readonly PathString[] Hubs = [ProtocolRoutes.IngestHub, ProtocolRoutes.FeedHub, "/_blazor"];

    /// <summary>The words for an answer that has a status and nothing else.</summary>
    public static StatusText Of(HttpContext context)
    {
        var (request, status) = (context.Request, context.Response.StatusCode);
        var path = request.Path.ToUriComponent().Shortened(LongestPath);
        return status switch
        {
            400 when IsHub(request.Path) => new("Nothing to look at", $"{path} is where programs connect by SignalR."),
            400 => new(
                "This address cannot be read",
                $"A value in the query of {path}, or in what was sent with it, is missing or not of the kind that belongs there."
            ),
            401 when request.Path == ProtocolRoutes.Login => new(
                NeedsReader,
                "Open the link that was printed when the host started: it carries the token. A program sends it as 'Authorization: Bearer TOKEN'."
            ),
            401 or 403 when TakesEvents(request) => new(
                "This needs the token for sending",
                $"{path} takes events, from programs that have the token with which pages send them."
            ),
            401 when request.Path.StartsWithSegments(ProtocolRoutes.Dashboard) || request.Path == ProtocolRoutes.Workbench => new(
                NeedsReader,
                $"{path} is for those who have logged in, or send the token in a header."
            ),
            401 => new(
                NeedsReader,
                $"{path} is for programs that send the token in a header. A browser gets the same on the dashboard.",
                "curl -H \"Authorization: Bearer $KOJI_HARNESS_TOKEN\" "
                    + $"'{request.Scheme}://{request.Host}{path.Replace("'", "%27", StringComparison.Ordinal)}'",
                ProtocolRoutes.Login
            ),
            403 => new(
                "This token does not open it",
                $"{path} needs the reader token: the one in the dashboard's link, which was printed when the host started.",
                LogIn: ProtocolRoutes.Login
            ),
            404 => new("Nothing is here", $"The host has nothing at {path}."),
            405 when context.Response.Headers.Allow is [{ Length: > 0 } methods] => new(
                HttpMethods.IsGet(request.Method) ? "Nothing to look at" : "Nothing to send here",
                $"{path} takes {methods}, not {request.Method}."
            ),
            500 => new(
                "This went wrong in the host",
                $"{path} could not be answered. The terminal in which the host runs says why; that is a fault of the host."
            ),
            _ => new($"Status {status}", $"{path} cannot be answered."),
        };
    }

    /// <summary>Determines whether the simulator has something at this path.</summary>
    public static bool IsOfTheSimulator(PathString path) => IsBelow(path, SimulatorPaths);

    /// <summary>Determines whether programs connect here, and a browser that looks gets nothing.</summary>
    public static bool IsHub(PathString path) => IsBelow(path, Hubs);

    private static bool IsBelow(PathString path, PathString[] places) => Array.Exists(places, place => path.StartsWithSegments(place));

    private static bool TakesEvents(HttpRequest request) =>
        request.Path.StartsWithSegments(ProtocolRoutes.IngestHub) || request.Path == ProtocolRoutes.IngestBeacon;
}
