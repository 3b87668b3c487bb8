using KojiWidgetHarness.Scenarios.Browser;

namespace KojiWidgetHarness.Cli.Running;

/// <summary>The browser that was asked for.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Program">The path of its program; null for the one that is found.</param>
internal sealed record BrowserWish(BrowserKind Kind, string? Program);
