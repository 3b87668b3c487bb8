namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A response header of which it is not known what, or whether, it says for a page.</summary>
/// <param name="Name">The header's name.</param>
/// <param name="Reason">Why, and what would tell, in one line.</param>
public sealed record OpenHeader(string Name, string Reason);
