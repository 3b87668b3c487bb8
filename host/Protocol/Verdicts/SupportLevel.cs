using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Verdicts;

/// <summary>How a failure does in a kind of browser; a later value is worse.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<SupportLevel>))]
public enum SupportLevel
{
    /// <summary>It is reproduced by its cause, and the cause is proven.</summary>
    Supported,

    /// <summary>It is reproduced by its cause, but shows otherwise, or its cause can only be likely.</summary>
    Differs,

    /// <summary>The failure cannot be reproduced by its cause.</summary>
    NotReproducible,
}
