using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Corrections;

/// <summary>What an embed should say instead, ready to be copied.</summary>
public sealed record Correction
{
    /// <summary>Where the correction belongs.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>The tag, its attribute values encoded, or the header line.</summary>
    public required string Text { get; init; }

    /// <summary>Gets what is in the page now, in the same form; null where that is not known.</summary>
    public string? Replaces { get; init; }

    /// <summary>Gets what to look at before it is used, in one line.</summary>
    public required string Note { get; init; }
}

/// <summary>Where a correction belongs.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<CorrectionKind>))]
public enum CorrectionKind
{
    /// <summary>In the embedding page's markup, in place of the iframe's tag.</summary>
    IframeTag,

    /// <summary>Among the response headers of the embedding page, in place of the header of that name.</summary>
    PageHeader,
}
