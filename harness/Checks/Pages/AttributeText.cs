namespace KojiWidgetHarness.Checks.Pages;

/// <summary>The value of an attribute as it was read.</summary>
/// <param name="Value">Null where an expression of a template makes it.</param>
/// <param name="Written">As it is in the text, without its quotes or brackets.</param>
internal readonly record struct AttributeText(string? Value, string Written)
{
    /// <summary>With what the value begins for certain, where an expression makes the rest; empty where nothing is certain.</summary>
    public string Beginning { get; init; } = "";

    /// <summary>Where the attribute begins in the text, from 0.</summary>
    public int Start { get; init; }

    /// <summary>A value that is what is written.</summary>
    public static AttributeText Of(string value) => new(value, value);
}
