namespace KojiWidgetHarness.Scenarios.Archives;

/// <summary>A file is not an archive of events. The message says what is wrong, in one line.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
