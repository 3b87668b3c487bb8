namespace KojiWidgetHarness.Checks.Pages;

/// <summary>An iframe without src.</summary>
/// <param name="Allow">Its <c>allow</c>; null without.</param>
/// <param name="Place">Where its tag begins.</param>
internal sealed record EmptyFrame(string? Allow, Place Place);
