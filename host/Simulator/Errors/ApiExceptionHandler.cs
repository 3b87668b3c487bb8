using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace KojiWidgetHarness.Simulator.Errors;

/// <summary>Turns what the framework throws into Koji's error object.</summary>
internal sealed partial class ApiExceptionHandler(ILogger<ApiExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException)
            LogUnexpected(exception, httpContext.Request.Method, httpContext.Request.Path);

        await Explain(exception).ExecuteAsync(httpContext);
        return true;
    }

    private static ApiErrorResult Explain(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => ExplainJson(json),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            ApiErrors.InvalidRequest("The request body is too large."),
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
