using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Simulator.KojiSo;
using KojiWidgetHarness.Simulator.Wire;

namespace KojiWidgetHarness.Simulator.Description;

/// <summary>The operations of both generations.</summary>
internal static class ApiOperations
{
    // Any call may end in these.
    private static readonly EventCode[] Everywhere =
    [
        KojiErrorCodes.Unauthorized,
        KojiErrorCodes.Forbidden,
        KojiErrorCodes.FeatureNotAvailable,
        KojiErrorCodes.NotFound,
        KojiErrorCodes.RateLimited,
        KojiErrorCodes.InternalError,
        KojiErrorCodes.BadGateway,
        KojiErrorCodes.ServiceUnavailable,
    ];

    public static ApiOperation Start { get; } =
        new()
        {
            Id = "startInterview",
            Summary = "Starts an interview of a project.",
            Body = typeof(StartInterviewRequest),
            Needed = "project_id",
            Errors = [.. Everywhere, KojiErrorCodes.InvalidRequest, KojiErrorCodes.Unprocessable],
        };

    public static ApiOperation StartByKey { get; } =
        Start with
        {
            Summary = "Starts an interview of the key's project.",
            Body = typeof(StartByKeyRequest),
            Needed = null,
            BodyIsOptional = true,
        };

    public static ApiOperation Answer { get; } =
        new()
        {
            Id = "sendMessage",
            Summary = "Sends the respondent's answer and gets the interviewer's reply.",
            Body = typeof(MessageRequest),
            Needed = "content",
            TakesToken = true,
            TakesKey = false,
            Errors = [.. Everywhere, KojiErrorCodes.InvalidSessionToken, KojiErrorCodes.InvalidRequest],
        };

    public static ApiOperation AnswerInStream { get; } =
        Answer with
        {
            Summary = "Sends the respondent's answer; the interviewer's reply comes as server-sent events.",
            TakesKey = true,
            Errors = [.. Answer.Errors, KojiErrorCodes.Conflict],
        };

    public static ApiOperation Complete { get; } =
        new()
        {
            Id = "completeInterview",
            Summary = "Completes an interview.",
            Body = typeof(CompleteInterviewRequest),
            BodyIsOptional = true,
            TakesToken = true,
            Errors = [.. Everywhere, KojiErrorCodes.InvalidSessionToken, KojiErrorCodes.InvalidRequest, KojiErrorCodes.Conflict],
        };

    public static ApiOperation CompleteById { get; } = Complete with { BodyIsOptional = false, Needed = "interview_id" };

    public static ApiOperation Read { get; } =
        new()
        {
            Id = "getInterview",
            Summary = "Reads an interview.",
            Errors = Everywhere,
        };
}

/// <summary>What an endpoint of Koji's API says of itself beside its path and its answer.</summary>
internal sealed record ApiOperation
{
    /// <summary>The operation's id, which no other has.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the operation does, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Type of the body; null where it has none.</summary>
    public Type? Body { get; init; }

    /// <summary>Gets a value indicating whether the body may be left out.</summary>
    public bool BodyIsOptional { get; init; }

    /// <summary>The field that the body must have; null where none.</summary>
    public string? Needed { get; init; }

    /// <summary>Gets a value indicating whether the session's token opens it.</summary>
    public bool TakesToken { get; init; }

    /// <summary>Gets a value indicating whether an API key opens it.</summary>
    public bool TakesKey { get; init; } = true;

    /// <summary>Codes of the documented errors that it may answer.</summary>
    public required IReadOnlyList<EventCode> Errors { get; init; }
}
