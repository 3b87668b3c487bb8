using System.Security.Claims;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>What a caller's identity says.</summary>
internal static class CallerClaims
{
    public const string Permission = "permission";

    /// <summary>Id of the only project that the caller may touch; absent where it may touch all.</summary>
    public const string Project = "project";

    /// <summary>Present when the account's plan leaves the API out.</summary>
    public const string PlanWithoutApi = "plan-without-api";

    /// <summary>Whether <paramref name="caller"/> may touch this project at all.</summary>
    public static bool MayTouch(this ClaimsPrincipal caller, string projectId) =>
        caller.FindFirst(Project) is not { Value: var only } || only == projectId;
}
