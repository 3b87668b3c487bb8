using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Facts;

/// <summary>One observed fact.</summary>
public sealed record Evidence
{
    /// <summary>Gets the subject that was looked at.</summary>
    public required Fact Fact { get; init; }

    /// <summary>Gets the value that was found.</summary>
    public required string Value { get; init; }

    /// <summary>Where the fact was observed.</summary>
    public required EvidencePlace Place { get; init; }
}

/// <summary>Where a fact was observed. What a page says of itself is a hint; the other places prove.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<EvidencePlace>))]
public enum EvidencePlace
{
    /// <summary>By script in the host page: anybody's browser can tell it.</summary>
    Page,

    /// <summary>By the browser's own protocol, or by script inside the widget's frame that it runs for us.</summary>
    BrowserProtocol,

    /// <summary>A response that the browser received.</summary>
    Response,

    /// <summary>The host's event log.</summary>
    Log,

    /// <summary>The simulator's own records.</summary>
    Simulator,
}
