namespace KojiWidgetHarness.Harness.Sites;

/// <summary>A page does not open. The message says why, in one line.</summary>
public sealed class PageNotReachedException(string message) : Exception(message);
