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
