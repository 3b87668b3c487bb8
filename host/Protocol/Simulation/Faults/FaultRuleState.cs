namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>Where a fault stands.</summary>
public sealed record FaultRuleState
{
    /// <summary>The rule, with its id.</summary>
    public required FaultRule Rule { get; init; }

    /// <summary>Whether the fault is active.</summary>
    public required FaultPhase Phase { get; init; }

    /// <summary>How many requests fit while it was at work, before count and probability were looked at.</summary>
    public required long Matched { get; init; }

    /// <summary>How many of them it met.</summary>
    public required long Fired { get; init; }

    /// <summary>When the fault begins, by the simulator's clock.</summary>
    public required DateTimeOffset BeginsAt { get; init; }

    /// <summary>When it ends, by the simulator's clock; null where it is without end.</summary>
    public DateTimeOffset? EndsAt { get; init; }
}
