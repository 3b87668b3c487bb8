namespace KojiWidgetHarness.Protocol.Events.Errors;

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
