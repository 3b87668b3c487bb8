namespace KojiWidgetHarness.Protocol.Events.Errors;

/// <summary>Errors about the request itself and its rate (seed: Request Errors, Rate Limiting Errors).</summary>
internal static class RequestErrors
{
    public static IReadOnlyList<KojiError> All { get; } =
    [
        new()
        {
            Code = KojiErrorCodes.InvalidRequest,
            HttpStatus = 400,
            Message = "The field project_id is required.",
            OtherMessages = ["Invalid JSON in request body."],
            MessageVaries = true,
            Causes = ["A required field is missing.", "A field has a value or a type that the API does not take.", "The body is not JSON."],
            Fixes = ["Read the message: it names the field.", "Check the body's JSON and its types (strings, UUIDs) before sending."],
        },
        new()
        {
            Code = KojiErrorCodes.NotFound,
            HttpStatus = 404,
            Message = "The requested resource was not found.",
            Causes =
            [
                "No interview, project or guide has this id; ids are case-sensitive.",
                "It exists, but in a project that the key is not scoped to.",
            ],
            Fixes =
            [
                "Compare the id, letter by letter, with the Koji dashboard.",
                "Use a key of the project that the resource belongs to.",
            ],
        },
        new()
        {
            Code = KojiErrorCodes.Conflict,
            HttpStatus = 409,
            Message = "This interview has already been completed.",
            MessageVaries = true,
            Causes = ["The resource is in a state in which the action means nothing, most often an interview that is complete."],
            Fixes =
            [
                "On \"already completed\", carry on: what was wanted has happened.",
                "Otherwise read the resource's state before changing it.",
            ],
        },
        new()
        {
            Code = KojiErrorCodes.Unprocessable,
            HttpStatus = 422,
            Message = "The project has no published interview guide.",
            MessageVaries = true,
            Causes =
            [
                "The request is well-formed, but the project is not set up for it: guide unpublished, project disabled, setting missing.",
            ],
            Fixes =
            [
                "Read the message: it says what the project lacks.",
                "Publish the guide, or enable the project, in the Koji dashboard.",
            ],
        },
        new()
        {
            Code = KojiErrorCodes.RateLimited,
            HttpStatus = 429,
            Message = "Rate limit exceeded. Please retry after the indicated time.",
            Transient = true,
            Causes = ["The key made more requests than the current window allows."],
            Fixes =
            [
                "Wait as many seconds as Retry-After says before the next try.",
                "Back off exponentially, with jitter, if it comes again.",
                "Slow down while X-RateLimit-Remaining nears 0.",
            ],
        },
    ];
}
