using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>How sure a diagnosis is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Confidence>))]
public enum Confidence
{
    /// <summary>The page's own view fits; other causes could look the same.</summary>
    Likely,

    /// <summary>Seen by the browser's protocol, in a response or in the simulator's records.</summary>
    Proven,
}
