namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>A response header as the page should be served with.</summary>
/// <param name="Name">Its name. All headers of that name that came with the page give way to this one.</param>
/// <param name="Value">What it should say.</param>
/// <param name="Note">What to know of it, in one line.</param>
public sealed record HeaderFix(string Name, string Value, string Note);
