namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>The browser of a run.</summary>
/// <param name="Name"><c>chromium</c> or <c>firefox</c>.</param>
/// <param name="Version">Its version, as it says itself.</param>
public sealed record BrowserInfo(string Name, string Version);
