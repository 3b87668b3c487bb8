namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>A tag as it stands in a template.</summary>
/// <param name="Start">Where it begins, from 0.</param>
/// <param name="End">Where what follows it begins.</param>
/// <param name="Attributes">By name in lower case.</param>
/// <param name="HasUnknownAttributes">Whether an expression adds some.</param>
/// <param name="IsComplete">Whether its end was found.</param>
internal sealed record TemplateTag(
    int Start, int End, IReadOnlyDictionary<string, AttributeText> Attributes, bool HasUnknownAttributes, bool IsComplete);
