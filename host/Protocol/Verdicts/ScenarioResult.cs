using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How one scenario went.</summary>
public sealed record ScenarioResult
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>The code that was expected; null for a healthy scenario.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that was expected; null for a healthy scenario.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>The worst of its checks.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>Wall-clock milliseconds, browser context included, browser launch not.</summary>
    public required long DurationMs { get; init; }

    /// <summary>What it was judged by.</summary>
    public required IReadOnlyList<Check> Checks { get; init; }

    /// <summary>What the evidence says about the failure that was seen; empty when none was.</summary>
    public required IReadOnlyList<Diagnosis> Diagnosis { get; init; }

    /// <summary>Everything that the host's log holds of it.</summary>
    public required IReadOnlyList<EventEnvelope> Events { get; init; }
}
