namespace KojiWidgetHarness.Harness.Browser;

/// <summary>There is no browser, and none could be installed. The message names the remedy in one line.</summary>
public sealed class BrowserNotFoundException(string message) : Exception(message);
