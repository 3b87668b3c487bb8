using KojiWidgetHarness.Protocol.Simulation.Faults;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>What happens to one request.</summary>
internal sealed record FiredFault(FaultEffect Effect)
{
    /// <summary>The rule that it is of; null where the request itself asked for it.</summary>
    public string? RuleId { get; init; }

    /// <summary>How long the request waits first, its jitter drawn.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>When the fault ends by itself; null where it does not.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}
