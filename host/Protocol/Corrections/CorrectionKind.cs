using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Corrections;

/// <summary>Where a correction belongs.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CorrectionKind>))]
public enum CorrectionKind
{
    /// <summary>In the embedding page's markup, in place of the iframe's tag.</summary>
    IframeTag,

    /// <summary>Among the response headers of the embedding page, in place of the header of that name.</summary>
    PageHeader,
}
