namespace KojiWidgetHarness.Protocol.Corrections;

/// <summary>What an embed should say instead, ready to be copied.</summary>
public sealed record Correction
{
    /// <summary>Where the correction belongs.</summary>
    public required CorrectionKind Kind { get; init; }

    /// <summary>The tag, its attribute values encoded, or the header line.</summary>
    public required string Text { get; init; }

    /// <summary>What is in the page now, in the same form; null where that is not known.</summary>
    public string? Replaces { get; init; }

    /// <summary>What to look at before it is used, in one line.</summary>
    public required string Note { get; init; }
}
