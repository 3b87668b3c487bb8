namespace KojiWidgetHarness.Checks.Pages;

/// <summary>How the value of an attribute is written.</summary>
internal enum ValueStyle
{
    /// <summary>Without quotes.</summary>
    Bare,

    /// <summary>In double quotes.</summary>
    DoubleQuoted,

    /// <summary>In single quotes.</summary>
    SingleQuoted,

    /// <summary>As a string of a script, in which no character stands for another.</summary>
    Script,

    /// <summary>As an expression, which only the running program knows.</summary>
    Expression,
}
