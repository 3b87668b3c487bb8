using System.Collections.Frozen;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>The valid keys of <see cref="SimulatorKeys"/>: those of the generation that the simulator speaks.</summary>
internal sealed class ApiKeyCatalog(SimulatorOptions options, RevokedKeys revoked)
{
    private static readonly string[] Everything = [Permissions.Start, Permissions.Read, Permissions.Complete];

    private static readonly FrozenDictionary<string, ApiKey> Secret = new Dictionary<string, ApiKey>
    {
        [SimulatorKeys.Full] = new() { Permissions = Everything },
        [SimulatorKeys.StartOnly] = new() { Permissions = [Permissions.Start] },
        [SimulatorKeys.OtherProject] = new() { Permissions = Everything, OnlyProject = SimulatorProjects.Unpublished },
        [SimulatorKeys.FreePlan] = new() { PlanWithoutApi = true },
        [SimulatorKeys.RateLimited] = new() { Permissions = Everything, OverItsLimit = true },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ApiKey> Public = new Dictionary<string, ApiKey>
    {
        [SimulatorKeys.PublicFull] = AllOf(SimulatorProjects.Active),
        [SimulatorKeys.PublicStartOnly] = new() { Permissions = [Permissions.Start], OnlyProject = SimulatorProjects.Active },
        [SimulatorKeys.PublicOtherProject] = AllOf(SimulatorProjects.Unpublished),
        [SimulatorKeys.PublicFreePlan] = new() { PlanWithoutApi = true },
        [SimulatorKeys.PublicRateLimited] = AllOf(SimulatorProjects.Active) with { OverItsLimit = true },
        [SimulatorKeys.PublicDisabled] = AllOf(SimulatorProjects.Disabled),
        [SimulatorKeys.PublicArchived] = AllOf(SimulatorProjects.Archived),
        [SimulatorKeys.PublicVoiceOnly] = AllOf(SimulatorProjects.VoiceOnly),
        [SimulatorKeys.PublicBroken] = AllOf(SimulatorProjects.Broken),
        [SimulatorKeys.PublicUnreachable] = AllOf(SimulatorProjects.Unreachable),
        [SimulatorKeys.PublicInMaintenance] = AllOf(SimulatorProjects.InMaintenance),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly FrozenDictionary<string, ApiKey> valid = options.Contract == KojiContract.KojiSo ? Public : Secret;

    /// <summary>What this key allows; null when it is unknown or revoked.</summary>
    public ApiKey? Find(string value) => revoked.Contains(value) ? null : valid.GetValueOrDefault(value);

    /// <summary>Whether this is or was a key of the simulator's: nobody has it by chance.</summary>
    public bool Knows(string value) => valid.ContainsKey(value) || value is SimulatorKeys.Revoked or SimulatorKeys.PublicRevoked;

    private static ApiKey AllOf(string project) => new() { Permissions = [.. Everything, Permissions.Chat], OnlyProject = project };
}
