using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Errors;

/// <summary>Every error that the simulator answers. The catalogue gives what Koji documents; messages that vary are made here.</summary>
internal static class ApiErrors
{
    public static ApiErrorResult Unauthorized { get; } = Of(KojiErrorCodes.Unauthorized);

    public static ApiErrorResult InvalidSessionToken { get; } = Of(KojiErrorCodes.InvalidSessionToken);

    public static ApiErrorResult Forbidden { get; } = Of(KojiErrorCodes.Forbidden);

    public static ApiErrorResult FeatureNotAvailable { get; } = Of(KojiErrorCodes.FeatureNotAvailable);

    public static ApiErrorResult NotFound { get; } = Of(KojiErrorCodes.NotFound);

    public static ApiErrorResult AlreadyCompleted { get; } = Of(KojiErrorCodes.Conflict);

    public static ApiErrorResult AlreadyExpired { get; } = Of(KojiErrorCodes.Conflict, "This interview has already expired.");

    public static ApiErrorResult AlreadyRevoked { get; } = Of(KojiErrorCodes.Conflict, "This interview has been revoked.");

    public static ApiErrorResult GuideUnpublished { get; } = Of(KojiErrorCodes.Unprocessable);

    public static ApiErrorResult ProjectArchived { get; } = Of(KojiErrorCodes.Unprocessable, "The project is archived.");

    public static ApiErrorResult ProjectDisabled { get; } = Of(KojiErrorCodes.Unprocessable, "The project is disabled.");

    public static ApiErrorResult ModeNotAllowed { get; } = Of(KojiErrorCodes.Unprocessable, "The project does not allow this mode.");

    /// <summary>Ours: somebody tries to steer the simulator without its token.</summary>
    public static ApiErrorResult ControlTokenWrong { get; } =
        Of(KojiErrorCodes.Unauthorized, $"The header {SimulatorRoutes.ControlTokenHeader} is missing or wrong.");

    /// <summary>Ours: of a request that is to be sent again.</summary>
    public static ApiErrorResult RequestNotKept { get; } =
        Of(KojiErrorCodes.Unprocessable, "Only the beginning of this request's body was kept, so it cannot be sent again.");

    public static ApiErrorResult RequestOfNoPath { get; } =
        Of(KojiErrorCodes.Unprocessable, "This request is about the server and no path of it, so it cannot be sent again.");

    public static ApiErrorResult RateLimited { get; } = Of(KojiErrorCodes.RateLimited);

    public static ApiErrorResult InternalError { get; } = Of(KojiErrorCodes.InternalError);

    public static ApiErrorResult InvalidJson { get; } =
        Of(KojiErrorCodes.InvalidRequest, KojiErrorCatalog.Find(KojiErrorCodes.InvalidRequest)?.OtherMessages[0]);

    public static ApiErrorResult FieldMissing(string field) => Of(KojiErrorCodes.InvalidRequest, $"The field {field} is required.");

    /// <param name="field">The field's name on the wire.</param>
    /// <param name="rule">What it must be, as in "must be <c>a UUID</c>".</param>
    public static ApiErrorResult FieldInvalid(string field, string rule) =>
        Of(KojiErrorCodes.InvalidRequest, $"The field {field} must be {rule}.");

    public static ApiErrorResult InvalidRequest(string message) => Of(KojiErrorCodes.InvalidRequest, message);

    /// <summary>The documented error with this code.</summary>
    public static ApiErrorResult Of(EventCode code, string? message = null) =>
        new(KojiErrorCatalog.Find(code) ?? throw new InvalidOperationException($"Koji documents no error {code}."), message);
}

/// <summary>Koji's error object.</summary>
/// <remarks>Seed: How Errors Are Structured.</remarks>
internal sealed record ApiError
{
    public required string Error { get; init; }

    public required string Message { get; init; }
}

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
