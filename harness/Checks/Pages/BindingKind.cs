namespace KojiWidgetHarness.Checks.Pages;

/// <summary>What becomes of an attribute of a template.</summary>
internal enum BindingKind
{
    /// <summary>An attribute as in HTML.</summary>
    None,

    /// <summary>It is not an attribute and changes none: an event, a condition, a loop.</summary>
    Other,

    /// <summary>An expression for the value of one attribute.</summary>
    One,

    /// <summary>Its value is an object with attributes; what stands behind it overrides them.</summary>
    Object,

    /// <summary>Nobody knows: it may change any.</summary>
    Any,
}
