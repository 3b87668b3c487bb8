namespace KojiWidgetHarness.Host.EventLog;

/// <summary>The log cannot be opened or cannot take events. The message says in one line why and what helps.</summary>
public sealed class EventLogException(string message, Exception? inner = null) : Exception(message, inner);
