using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>One fault that the simulator injects: which requests it matches, what it does to them, and for how long.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record FaultRule
{
    /// <summary>Names the rule, to take it back; null lets the simulator choose.</summary>
    public string? Id { get; init; }

    /// <summary>Which requests; null is all of them.</summary>
    public FaultMatch? Match { get; init; }

    /// <summary>What happens to them.</summary>
    public required FaultEffect Effect { get; init; }

    /// <summary>How often, before everything is normal again; null is without end.</summary>
    public int? Times { get; init; }

    /// <summary>Seconds from when it was set until it begins, by the simulator's clock.</summary>
    public double? AfterSeconds { get; init; }

    /// <summary>Seconds that it lasts once it has begun, by the simulator's clock; null is without end.</summary>
    public double? ForSeconds { get; init; }
}
