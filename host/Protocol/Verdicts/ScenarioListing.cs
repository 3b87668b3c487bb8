using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>A scenario: what it reproduces and what it has to lead to.</summary>
public sealed record ScenarioListing
{
    /// <summary>The scenario's name.</summary>
    public required string Name { get; init; }

    /// <summary>What the scenario reproduces, in one line.</summary>
    public required string Purpose { get; init; }

    /// <summary>The code that it leads to; null when no error may appear.</summary>
    public EventCode? Code { get; init; }

    /// <summary>The cause that it has; null when no error may appear.</summary>
    public CauseId? Cause { get; init; }

    /// <summary>How the scenario is supported, one for each kind of browser.</summary>
    public required IReadOnlyList<BrowserSupport> Support { get; init; }
}
