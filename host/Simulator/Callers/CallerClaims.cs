using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>What a caller's identity says.</summary>
internal static class CallerClaims
{
    public const string Permission = "permission";

    /// <summary>Id of the only project that the caller may touch; absent where it may touch all.</summary>
    public const string Project = "project";

    /// <summary>Id of the only interview that the caller may touch: the one whose token it has. Absent where it has a key.</summary>
    public const string Interview = "interview";

    /// <summary>Present when the account's plan leaves the API out.</summary>
    public const string PlanWithoutApi = "plan-without-api";

    /// <summary>Determines whether <paramref name="caller"/> may touch this project at all.</summary>
    public static bool MayTouch(this ClaimsPrincipal caller, string projectId) =>
        caller.FindFirst(Project) is not { Value: var only } || only == projectId;

    /// <summary>Determines whether <paramref name="caller"/> is known by a session token, not by a key.</summary>
    public static bool HasToken(this ClaimsPrincipal caller) => caller.FindFirst(Interview) is not null;

    /// <summary>Determines whether <paramref name="caller"/> has the token of another interview than this one.</summary>
    public static bool HasTokenOfAnother(this ClaimsPrincipal caller, string interviewId) =>
        caller.FindFirst(Interview) is { Value: var own } && own != interviewId;
}

/// <summary>Request headers by which a caller says who it is.</summary>
internal static class CallerHeaders
{
    /// <summary>The token of one interview (seed: invalid_session_token).</summary>
    public const string SessionToken = "X-Session-Token";

    /// <summary>What stands before an API key in <c>Authorization</c>.</summary>
    public const string KeyPrefix = "Bearer ";
}

/// <summary>What a caller may do; each is the name of an authorization policy too. The first three are Koji's (seed: forbidden).</summary>
internal static class Permissions
{
    public const string Start = "interview:start";

    public const string Read = "interview:read";

    public const string Complete = "interview:complete";

    /// <summary>Koji's too, of the second generation: speak for the respondent without the session's token.</summary>
    public const string Chat = "interview:chat";

    /// <summary>Ours: what a session token allows beside completing.</summary>
    public const string Answer = "interview:answer";
}

internal static class Secret
{
    /// <summary>Compares in a time that does not tell how much of <paramref name="given"/> was right.</summary>
    public static bool Matches(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
