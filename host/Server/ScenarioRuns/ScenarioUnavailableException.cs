namespace KojiWidgetHarness.Host.ScenarioRuns;

/// <summary>A scenario cannot run here. The message says what helps, in one line.</summary>
public sealed class ScenarioUnavailableException(string message) : Exception(message);
