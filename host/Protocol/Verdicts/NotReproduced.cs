using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>A scenario that was asked for and cannot be run in the browser of the run. No verdict: nothing was looked at.</summary>
public sealed record NotReproduced
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>The code that it leads to elsewhere; null for a healthy scenario.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that it has elsewhere; null for a healthy scenario.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>Why the scenario cannot be run.</summary>
    public required string Reason { get; init; }
}
