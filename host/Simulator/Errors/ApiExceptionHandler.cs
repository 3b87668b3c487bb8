using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Simulator.Errors;

/// <summary>Turns what the framework throws into Koji's error object.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // What a caller sent, or went away from, is not a fault of the simulator.
        if (exception is not (BadHttpRequestException or ConnectionResetException))
            LogUnexpected(exception, httpContext.Request.Method, httpContext.Request.Path);

        await AnswerAsync(httpContext, exception);
        return true;
    }

    /// <summary>Answers with what the exception means to the caller, unless that has gone away.</summary>
    public static async Task AnswerAsync(HttpContext context, Exception exception)
    {
        // Of a connection that was reset the server cannot read the rest either, and would log that.
        if (exception is ConnectionResetException)
        {
            context.Abort();
            return;
        }

        // Where its body ends is not known, unless it was read to its end: no other request can follow.
        if (exception is BadHttpRequestException { InnerException: not JsonException } && HttpProtocol.IsHttp11(context.Request.Protocol))
            context.Response.Headers.Connection = "close";
        try
        {
            await Explain(exception).ExecuteAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private static ApiErrorResult Explain(Exception exception) =>
        exception switch
        {
            BadHttpRequestException { InnerException: JsonException json } => ExplainJson(json),
            BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => ApiErrors.InvalidRequest(
                "The request body is too large."
            ),
            BadHttpRequestException => ApiErrors.InvalidJson,
            _ => ApiErrors.InternalError,
        };

    // A value of the wrong type reaches us as an InvalidOperationException of the reader, malformed JSON as another JsonException.
    private static ApiErrorResult ExplainJson(JsonException json) =>
        json is { InnerException: InvalidOperationException, Path: ['$', '.', .. var field] }
            ? ApiErrors.FieldInvalid(field, "a string")
            : ApiErrors.InvalidJson;

    [LoggerMessage(LogLevel.Error, "{Method} {Path} failed")]
    private partial void LogUnexpected(Exception exception, string method, string path);
}

internal static class ApiErrorServices
{
    /// <summary>Bodies are written by <see cref="SimulatorJson"/>, and what cannot be read ends in Koji's error object.</summary>
    public static void AddApiErrors(this IServiceCollection services)
    {
        services.AddExceptionHandler<ApiExceptionHandler>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.DefaultIgnoreCondition = SimulatorJson.Default.Options.DefaultIgnoreCondition;
            // Else the API's description would say that a number may come as a string.
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.TypeInfoResolver = SimulatorJson.Default;
        });
    }
}
