namespace KojiWidgetHarness.Cli.Failures;

/// <summary>The command line asks for something that does not exist. The message names what does, in one line.</summary>
internal sealed class UsageException(string message) : Exception(message);
