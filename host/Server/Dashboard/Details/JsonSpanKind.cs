namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>What a piece of JSON text is.</summary>
public enum JsonSpanKind
{
    /// <summary>Brackets, commas and space; all of a text that is not JSON.</summary>
    Plain,

    /// <summary>The name of a property, with its quotes.</summary>
    Name,

    /// <summary>A string, with its quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary><c>true</c>, <c>false</c> or <c>null</c>.</summary>
    Literal,
}
