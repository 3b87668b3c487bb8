using KojiWidgetHarness.Protocol.Events.Errors;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Errors;

/// <summary>A documented error as an endpoint's outcome. Status and code come from the catalogue.</summary>
internal sealed class ApiErrorResult : IResult, IStatusCodeHttpResult, IValueHttpResult<ApiError>
{
    public ApiErrorResult(KojiError error, string? message = null)
    {
        StatusCode = error.HttpStatus ?? throw new ArgumentException($"{error.Code} has no status: the widget posts it.", nameof(error));
        Value = new() { Error = error.Code.Value, Message = message ?? error.Message };
    }

    /// <summary>The error with another status than it is documented with.</summary>
    public ApiErrorResult(KojiError error, int status)
        : this(error) => StatusCode = status;

    public int StatusCode { get; }

    public ApiError Value { get; }

    int? IStatusCodeHttpResult.StatusCode => StatusCode;

    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCode;
        return httpContext.Response.WriteAsJsonAsync(Value, SimulatorJson.Default.ApiError, cancellationToken: httpContext.RequestAborted);
    }
}
