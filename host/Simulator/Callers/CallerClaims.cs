using System.Security.Claims;

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

    /// <summary>Whether <paramref name="caller"/> may touch this project at all.</summary>
    public static bool MayTouch(this ClaimsPrincipal caller, string projectId) =>
        caller.FindFirst(Project) is not { Value: var only } || only == projectId;

    /// <summary>Whether <paramref name="caller"/> is known by a session token, not by a key.</summary>
    public static bool HasToken(this ClaimsPrincipal caller) => caller.FindFirst(Interview) is not null;

    /// <summary>Whether <paramref name="caller"/> has the token of another interview than this one.</summary>
    public static bool HasTokenOfAnother(this ClaimsPrincipal caller, string interviewId) =>
        caller.FindFirst(Interview) is { Value: var own } && own != interviewId;
}
