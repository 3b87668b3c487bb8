using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>How far a run came.</summary>
/// <param name="Results">The results of what ran.</param>
/// <param name="NotRun">Names of what was not.</param>
/// <param name="EndedEarly">Why; null when everything was.</param>
internal sealed record RunOutcome(IReadOnlyList<ScenarioResult> Results, IReadOnlyList<string> NotRun, string? EndedEarly);
