namespace KojiWidgetHarness.Cli.Failures;

/// <summary>A running host does not answer as it should. The message says what helps, in one line.</summary>
internal sealed class HostException(string message) : Exception(message);
