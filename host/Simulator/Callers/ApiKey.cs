using System.Security.Claims;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>What an API key allows. Keys that name nothing, <see cref="SimulatorKeys.Revoked"/> among them, have none.</summary>
internal sealed record ApiKey
{
    public IReadOnlyList<string> Permissions { get; init; } = [];

    /// <summary>Id of the only project it opens; null opens all.</summary>
    public string? OnlyProject { get; init; }

    public bool PlanWithoutApi { get; init; }

    /// <summary>Whether it has used up what its rate limit allows, for good.</summary>
    public bool OverItsLimit { get; init; }

    public IEnumerable<Claim> ToClaims()
    {
        foreach (var permission in Permissions)
            yield return new(CallerClaims.Permission, permission);
        if (OnlyProject is not null)
            yield return new(CallerClaims.Project, OnlyProject);
        if (PlanWithoutApi)
            yield return new(CallerClaims.PlanWithoutApi, "");
    }
}
