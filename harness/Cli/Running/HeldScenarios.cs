using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>How far a run came.</summary>
/// <param name="Results">What was held.</param>
/// <param name="NotRun">Names of what was not.</param>
/// <param name="EndedEarly">Why; null when everything was.</param>
internal sealed record HeldScenarios(IReadOnlyList<ScenarioResult> Results, IReadOnlyList<string> NotRun, string? EndedEarly);
