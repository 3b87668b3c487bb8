namespace KojiWidgetHarness.Harness.Checks.Fixes;

/// <summary>A tag as it stands in the text of a page.</summary>
/// <param name="Attributes">In their order, also those that do not count as another of their name came first.</param>
/// <param name="ContentEnd">Where its name or its last attribute ends: behind it come blanks, a slash and the closing bracket.</param>
internal sealed record WrittenTag(IReadOnlyList<WrittenAttribute> Attributes, int ContentEnd);
