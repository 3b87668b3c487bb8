using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Turns a code and what was observed around it into causes. Pure: the same evidence always gives the same answer.</summary>
public static class Diagnostician
{
    /// <summary>
    /// The causes of <paramref name="code"/> that the evidence speaks for and nothing speaks against: the proven ones or, when none is
    /// proven, the likely ones. More than one when they left the same traces; empty when the cause is not known.
    /// </summary>
    /// <param name="code">The failure's code.</param>
    /// <param name="evidence">What was observed around it.</param>
    /// <param name="frame">The iframe that it is about; without it no correction is written.</param>
    public static IReadOnlyList<Diagnosis> Diagnose(EventCode code, IReadOnlyList<Evidence> evidence, FrameInfo? frame = null)
    {
        var (named, confidence) = Name(Weigh(code, Observed(evidence)));
        return [.. named.Select(cause => cause.Name(confidence, frame, evidence))];
    }

    /// <summary>Diagnoses an event by what was observed together with it; empty when nothing was.</summary>
    public static IReadOnlyList<Diagnosis> Diagnose(EventEnvelope item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Diagnose(item.Code, item.Evidence ?? [], item.Frame);
    }

    /// <summary>Diagnoses an event, with what was ruled out and the step that would tell more.</summary>
    public static Examination Examine(EventEnvelope item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Examine(item.Code, item.Evidence ?? [], item.Frame);
    }

    /// <summary>Diagnoses a failure, with what was ruled out and the step that would tell more.</summary>
    /// <inheritdoc cref="Diagnose(EventCode, IReadOnlyList{Evidence}, FrameInfo?)" path="/param"/>
    public static Examination Examine(EventCode code, IReadOnlyList<Evidence> evidence, FrameInfo? frame = null)
    {
        var observed = Observed(evidence);
        var weighed = Weigh(code, observed);
        var (named, confidence) = Name(weighed);
        List<WeighedCause> left = named.Count > 0 ? named : [.. weighed.Where(cause => cause.RefutedBy.Count == 0)];
        return new Examination
        {
            Causes = [.. named.Select(cause => cause.Name(confidence, frame, evidence))],
            Open = [.. left.Except(named).Select(cause => cause.Cause.Id)],
            RuledOut =
            [
                .. weighed
                    .Where(cause => cause.RefutedBy.Count > 0)
                    .Select(cause => new RuledOut { Cause = cause.Cause.Id, By = cause.RefutedBy }),
            ],
            NotObserved = [.. evidence.Where(item => item.Value == FactValues.NotObserved).Select(item => item.Fact).Distinct()],
            Next = confidence == Confidence.Proven ? null : NextSteps.Choose([.. left.Select(cause => cause.Cause)], observed, frame),
        };
    }

    private static List<Evidence> Observed(IReadOnlyList<Evidence> evidence) =>
        [.. evidence.Where(item => item.Value != FactValues.NotObserved).Distinct()];

    private static List<WeighedCause> Weigh(EventCode code, List<Evidence> observed) =>
        [.. CauseCatalog.All.Where(cause => cause.Code == code).Select(cause => new WeighedCause(cause, observed))];

    private static (List<WeighedCause> Causes, Confidence Confidence) Name(List<WeighedCause> weighed) =>
        weighed.FindAll(cause => cause.IsProven) is { Count: > 0 } proven
            ? (proven, Confidence.Proven)
            : ([.. weighed.Where(cause => cause.IsLikely).OrderByDescending(cause => cause.ProofSeen)], Confidence.Likely);
}

/// <summary>
/// A cause weighed against what was observed. A sign holds when everything that was seen of its fact is what it looks for; it fails when
/// something else was seen, also beside it: observations that contradict each other give no reason for anything.
/// </summary>
internal sealed class WeighedCause
{
    // What a page sees of these is the same that is seen from outside, so either can contradict the other.
    private static readonly HashSet<Fact> SameEverywhere = [Fact.AllowPresent, Fact.AllowSinceLoad, Fact.MicrophoneHeld];

    private readonly IReadOnlyList<Evidence> observed;
    private readonly List<Evidence> inPage;
    private readonly List<Evidence> instrumented;
    private readonly IReadOnlyList<Sign>? hints;
    private IReadOnlyList<Evidence>? refutedBy;

    public WeighedCause(Cause cause, IReadOnlyList<Evidence> observed)
    {
        (Cause, this.observed) = (cause, observed);
        inPage = [.. observed.Where(item => item.Place == EvidencePlace.Page)];
        instrumented = [.. observed.Where(item => item.Place != EvidencePlace.Page)];
        var against =
            observed.Any(item => cause.Against.Any(sign => sign.Matches(item)))
            || cause.Proof.Any(sign => Others(sign, SameEverywhere.Contains(sign.Fact) ? observed : instrumented).Any());
        IsProven = !against && cause.Proof.All(sign => instrumented.Any(sign.Matches)) && !Spoke();
        hints = against ? null : new[] { cause.Hints, cause.OtherHints }.FirstOrDefault(Hold);
    }

    public Cause Cause { get; }

    public bool IsProven { get; }

    public bool IsLikely => hints is not null;

    /// <summary>Gets what speaks against it.</summary>
    public IReadOnlyList<Evidence> RefutedBy =>
        refutedBy ??= [
            .. observed
                .Where(item => Cause.Against.Any(sign => sign.Matches(item)))
                .Concat(Cause.Proof.SelectMany(sign => Others(sign, SameEverywhere.Contains(sign.Fact) ? observed : instrumented)))
                .Concat(Spoke() ? inPage.Where(item => item.Fact == Fact.Handshake) : [])
                .Distinct(),
        ];

    /// <summary>How many of the signs that would prove it were seen.</summary>
    public int ProofSeen => Cause.Proof.Count(sign => instrumented.Any(sign.Matches));

    public Diagnosis Name(Confidence confidence, FrameInfo? frame, IReadOnlyList<Evidence> evidence)
    {
        var (signs, seen) = confidence == Confidence.Proven ? (Cause.Proof, instrumented) : (hints ?? [], inPage);
        return new Diagnosis
        {
            Cause = Cause.Id,
            Confidence = confidence == Confidence.Likely && Cause.IsVague ? Confidence.Possible : confidence,
            Evidence = [.. seen.Where(item => signs.Any(sign => sign.Matches(item)))],
            Fix = Cause.Fix,
            Correction = Corrector.Correct(Cause.Id, frame, evidence),
        };
    }

    // The page heard the widget before the failure, whatever the log holds.
    private bool Spoke() =>
        Cause.Proof.Any(sign => sign.Fact == Fact.Handshake && sign.Value != FactValues.Yes)
        && inPage.Any(item => item is { Fact: Fact.Handshake, Value: FactValues.Yes });

    private bool Hold(IReadOnlyList<Sign> signs) =>
        signs.Count > 0 && signs.All(sign => inPage.Any(sign.Matches)) && !signs.Any(sign => Others(sign, inPage).Any());

    private static IEnumerable<Evidence> Others(Sign sign, IReadOnlyList<Evidence> observed) =>
        observed.Where(item => item.Fact == sign.Fact && !sign.Matches(item));
}
