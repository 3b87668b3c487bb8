using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>How sure a diagnosis is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Confidence>))]
public enum Confidence
{
    /// <summary>
    /// Nothing that the page sees speaks against it, and nothing for it alone: reasons outside the catalogue look the same.
    /// </summary>
    Possible,

    /// <summary>The page's own view fits; other causes could look the same.</summary>
    Likely,

    /// <summary>Seen by the browser's protocol, in a response or in the simulator's records.</summary>
    Proven,
}
