namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>A session's failure as a scenario file.</summary>
/// <param name="FileName">What to call it: <c>NAME.scenario.yaml</c>.</param>
/// <param name="Text">What it holds.</param>
public sealed record SavedScenario(string FileName, string Text);
