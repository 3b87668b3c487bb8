using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Why a failure happened, how sure that is, and what to do.</summary>
public sealed record Diagnosis
{
    /// <summary>The cause.</summary>
    public required CauseId Cause { get; init; }

    /// <summary>How sure it is.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>The facts that speak for it, each as it was observed.</summary>
    public required IReadOnlyList<Evidence> Evidence { get; init; }

    /// <summary>What to do, in one line.</summary>
    public required string Fix { get; init; }

    /// <summary>What the embed should say instead; null when the cause does not lie there, or the frame is not known.</summary>
    public Correction? Correction { get; init; }
}
