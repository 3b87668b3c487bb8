namespace KojiWidgetHarness.Checks.Pages;

/// <summary>An attribute as it is in the text of a tag.</summary>
/// <param name="Name">As written.</param>
/// <param name="Start">Where its name begins, from 0 in the page.</param>
/// <param name="End">Where what follows it begins.</param>
/// <param name="Value">Where its value stands, without quotes; null where it has none.</param>
/// <param name="Style">How the value is written.</param>
/// <param name="Expression">Where the first expression in the value begins; null where it has none.</param>
internal sealed record WrittenAttribute(string Name, int Start, int End, Range? Value, ValueStyle Style, int? Expression = null);
