namespace KojiWidgetHarness.Host.Playing;

/// <summary>A scenario cannot be played here. The message says what helps, in one line.</summary>
public sealed class ScenarioPlayException(string message) : Exception(message);
