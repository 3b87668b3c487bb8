namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>The value of an attribute as it was read.</summary>
/// <param name="Value">Null where an expression of a template makes it.</param>
/// <param name="Written">As it stands in the text, without its quotes or brackets.</param>
internal readonly record struct AttributeText(string? Value, string Written)
{
    /// <summary>A value that is what is written.</summary>
    public static AttributeText Of(string value) => new(value, value);
}
