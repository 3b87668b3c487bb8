namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>A frame of the page's own (<c>srcdoc</c>) that an embed stands in.</summary>
/// <param name="Allow">Its <c>allow</c>; null without.</param>
/// <param name="Sandbox">Its <c>sandbox</c>; null without.</param>
internal sealed record OuterFrame(string? Allow, string? Sandbox);
