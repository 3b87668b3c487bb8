namespace KojiWidgetHarness.Protocol.Facts;

/// <summary>One observed fact.</summary>
public sealed record Evidence
{
    /// <summary>What was looked at.</summary>
    public required Fact Fact { get; init; }

    /// <summary>What was found.</summary>
    public required string Value { get; init; }

    /// <summary>Where the fact was observed.</summary>
    public required EvidencePlace Place { get; init; }
}
