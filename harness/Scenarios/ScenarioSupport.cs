using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Scenarios;

/// <summary>How a scenario does in a kind of browser, and how it runs there.</summary>
public sealed record ScenarioSupport
{
    /// <summary>How well the browser reproduces the scenario.</summary>
    public required SupportLevel Level { get; init; }

    /// <summary>What differs, or why it cannot be reproduced; null where it is supported.</summary>
    public string? How { get; init; }

    /// <summary>The scenario with the steps and the expectation that hold there.</summary>
    public required Scenario Scenario { get; init; }
}
