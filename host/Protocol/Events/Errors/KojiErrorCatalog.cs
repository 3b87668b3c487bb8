namespace KojiWidgetHarness.Protocol.Events.Errors;

/// <summary>The 15 documented Koji errors. Codes, statuses and messages: seed, Common Error Codes.</summary>
public static class KojiErrorCatalog
{
    /// <summary>All errors, in the order in which Koji documents them.</summary>
    public static IReadOnlyList<KojiError> All { get; } =
    [.. AuthenticationErrors.All, .. RequestErrors.All, .. ServerErrors.All, .. WidgetErrors.All];

    /// <summary>The error with this code; null when Koji documents none.</summary>
    public static KojiError? Find(EventCode code) => All.FirstOrDefault(error => error.Code == code);
}

/// <summary>Errors about keys, tokens and permissions (seed: Authentication Errors).</summary>
internal static class AuthenticationErrors
{
    public static IReadOnlyList<KojiError> All { get; } =
    [
        new()
        {
            Code = KojiErrorCodes.Unauthorized,
            HttpStatus = 401,
            Message = "The provided API key is invalid or has been revoked.",
            Causes =
            [
                "The request has no Authorization header.",
                "The header is not of the form `Bearer <key>`, or the key was copied with spaces around it.",
                "The key was revoked.",
            ],
            Fixes =
            [
                "Send `Authorization: Bearer <key>`, with the whole key and nothing else.",
                "Look the key up under Settings > Integrations; make a new one if it was revoked.",
            ],
        },
        new()
        {
            Code = KojiErrorCodes.InvalidSessionToken,
            HttpStatus = 401,
            Message = "The session token is invalid or expired.",
            Causes =
            [
                "X-Session-Token is not the token that the start call returned.",
                "The token belongs to another interview.",
                "Its interview was completed or timed out, which ends the token.",
            ],
            Fixes =
            [
                "Pass on the `session_token` of the start call unchanged, with the interview it came with.",
                "If the interview is over, start a new one: an ended token does not come back.",
            ],
        },
        new()
        {
            Code = KojiErrorCodes.Forbidden,
            HttpStatus = 403,
            Message = "Your API key does not have the required permission for this action.",
            Causes = ["The key is valid, but lacks the permission that this endpoint asks for."],
            Fixes = ["Under Settings > Integrations, give the key the permission: interview:start, interview:read or interview:complete."],
        },
        new()
        {
            Code = KojiErrorCodes.FeatureNotAvailable,
            HttpStatus = 403,
            Message = "This feature is not available on your current plan.",
            Causes = ["The account's plan does not include the feature; the API itself needs the Scale plan."],
            Fixes = ["Compare Account Settings > Billing with what the feature needs, and upgrade or leave the feature out."],
        },
    ];
}

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

/// <summary>Errors that the widget posts to the page around it (seed: Widget Errors).</summary>
internal static class WidgetErrors
{
    public static IReadOnlyList<KojiError> All { get; } =
    [
        new()
        {
            Code = EventCodes.WidgetLoadFailed,
            Message = "The interview widget could not be loaded.",
            Causes =
            [
                "The project id in the iframe's src names no project.",
                "The project is archived.",
                "The page cannot reach Koji: network, DNS, TLS, a proxy or a blocker.",
            ],
            Fixes =
            [
                "Compare the project id in the iframe's src with the Koji dashboard.",
                "Check that the project exists and is active.",
                "Open the iframe's address in a tab of its own, from the same network: it must load there.",
            ],
        },
        new()
        {
            Code = EventCodes.MicrophoneDenied,
            Message = "Microphone access was denied by the user or browser.",
            Causes =
            [
                "The iframe lacks allow=\"microphone\", so the browser does not even ask.",
                "The browser, or the person, denied the microphone to the page around the widget.",
            ],
            Fixes =
            [
                "Put allow=\"microphone\" on the iframe.",
                "Let the embedding page, not only the widget, use the microphone in the browser's site settings.",
            ],
        },
        new()
        {
            Code = EventCodes.SessionExpired,
            Message = "The interview session has expired.",
            Causes = ["The interview lay idle for longer than Koji keeps a session."],
            Fixes =
            [
                "Start a new interview: an expired session does not resume.",
                "If it happens often, shorten the interview, or prompt people who fall silent.",
            ],
        },
    ];
}
