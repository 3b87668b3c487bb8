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

    /// <summary>Whether an answer is read as a page: browsers name HTML, programs do not.</summary>
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
