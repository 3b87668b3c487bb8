using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>A widget in a page.</summary>
/// <param name="Address">The widget's address, without user and password.</param>
/// <param name="Path">Where its iframe stands.</param>
internal sealed record FoundWidget(Uri Address, FramePath Path);
