using System.Collections.Frozen;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Simulator.Callers;

/// <summary>The valid keys of <see cref="SimulatorKeys"/>.</summary>
internal static class ApiKeyCatalog
{
    private static readonly string[] Everything = [Permissions.Start, Permissions.Read, Permissions.Complete];

    private static readonly FrozenDictionary<string, ApiKey> ByValue = new Dictionary<string, ApiKey>
    {
        [SimulatorKeys.Full] = new() { Permissions = Everything },
        [SimulatorKeys.StartOnly] = new() { Permissions = [Permissions.Start] },
        [SimulatorKeys.OtherProject] = new() { Permissions = Everything, OnlyProject = SimulatorProjects.Unpublished },
        [SimulatorKeys.FreePlan] = new() { PlanWithoutApi = true },
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What this key allows; null when it is unknown or revoked.</summary>
    public static ApiKey? Find(string value) => ByValue.GetValueOrDefault(value);
}
