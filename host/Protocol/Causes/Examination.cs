using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>What the evidence around a failure says, and what it leaves open.</summary>
public sealed record Examination
{
    /// <summary>The causes that it speaks for, those first that most speaks for; empty when the cause is not known.</summary>
    public required IReadOnlyList<Diagnosis> Causes { get; init; }

    /// <summary>When none is named: the causes of the catalogue that it neither speaks for nor rules out. There may be others.</summary>
    public required IReadOnlyList<CauseId> Open { get; init; }

    /// <summary>The causes that something speaks against.</summary>
    public required IReadOnlyList<RuledOut> RuledOut { get; init; }

    /// <summary>The facts that could not be observed where somebody looked for them.</summary>
    public required IReadOnlyList<Fact> NotObserved { get; init; }

    /// <summary>What to do to learn more; null when the cause is proven.</summary>
    public NextStep? Next { get; init; }

    /// <summary>What speaks for the causes, each fact once.</summary>
    public IReadOnlyList<Evidence> Evidence => [.. Causes.SelectMany(cause => cause.Evidence).Distinct()];
}
