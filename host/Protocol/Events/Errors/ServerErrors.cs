namespace KojiWidgetHarness.Protocol.Events.Errors;

/// <summary>Errors on Koji's side (seed: Server Errors).</summary>
internal static class ServerErrors
{
    public static IReadOnlyList<KojiError> All { get; } =
    [
        new()
        {
            Code = KojiErrorCodes.InternalError,
            HttpStatus = 500,
            Message = "An unexpected error occurred. Please try again.",
            Transient = true,
            Causes = ["Something failed inside Koji."],
            Fixes = ["Try again after a short pause.", "If it stays, look at Koji's status page, then write to its support."],
        },
        new()
        {
            Code = KojiErrorCodes.BadGateway,
            HttpStatus = 502,
            Message = "The service is temporarily unavailable.",
            Transient = true,
            Causes = ["A server of Koji's could not be reached by another for a moment."],
            Fixes = ["Try again after a few seconds: this nearly always passes by itself."],
        },
        new()
        {
            Code = KojiErrorCodes.ServiceUnavailable,
            HttpStatus = 503,
            Message = "The service is currently undergoing maintenance.",
            Transient = true,
            Causes = ["Koji is under planned or urgent maintenance."],
            Fixes = ["Wait; Koji's status page says when it should be over."],
        },
    ];
}
