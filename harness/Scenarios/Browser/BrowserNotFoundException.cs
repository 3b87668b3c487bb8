namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>There is no browser that could be used: none is found or could be installed, it does not start, or its windows have no display. The message names the remedy in one line.</summary>
public sealed class BrowserNotFoundException(string message) : Exception(message);
