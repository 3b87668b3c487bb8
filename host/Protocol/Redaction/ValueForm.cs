namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>How a value is put behind its name.</summary>
internal enum ValueForm
{
    /// <summary>The text is not a value.</summary>
    None,

    /// <summary>A property of JSON, or an object that has name and value: <c>"name":"value"</c>.</summary>
    Property,

    /// <summary>A header, or a line of YAML: <c>name: value</c>.</summary>
    Header,

    /// <summary>An assignment or an attribute: <c>name = value</c>.</summary>
    Assignment,

    /// <summary>A parameter of an address or a form: <c>?name=value</c>.</summary>
    Parameter,

    /// <summary>A parameter of a path, or of a connection: <c>;name=value</c>.</summary>
    PathParameter,

    /// <summary>An element: <c>&lt;name&gt;value</c>.</summary>
    Element,

    /// <summary>An option of a command line: <c>--name value</c>.</summary>
    Option,

    /// <summary>Two arguments, or items of a list: <c>"name", "value"</c>.</summary>
    Pair,
}
