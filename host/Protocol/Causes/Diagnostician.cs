using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>Turns a code and what was observed around it into causes. Pure: the same evidence always gives the same answer.</summary>
public static class Diagnostician
{
    /// <summary>
    /// The causes of <paramref name="code"/> that the evidence speaks for: the proven ones or, when none is proven, the likely ones.
    /// More than one when they left the same traces; empty when the evidence fits none.
    /// </summary>
    /// <param name="code">The failure's code.</param>
    /// <param name="evidence">What was observed around it.</param>
    /// <param name="frame">The iframe that it is about; without it no correction is written.</param>
    public static IReadOnlyList<Diagnosis> Diagnose(EventCode code, IReadOnlyList<Evidence> evidence, FrameInfo? frame = null)
    {
        var causes = CauseCatalog.All.Where(cause => cause.Code == code).ToList();
        var instrumented = evidence.Where(item => item.Place != EvidencePlace.Page).ToList();
        var proven = causes.SelectMany(cause => Weigh(cause, cause.Proof, instrumented, Confidence.Proven)).ToList();

        var found = proven.Count > 0 ? proven : causes.SelectMany(cause => Weigh(cause, cause.Hints, evidence, Confidence.Likely));
        return [.. found.Select(diagnosis => diagnosis with { Correction = Corrector.Correct(diagnosis.Cause, frame, evidence) })];
    }

    private static IEnumerable<Diagnosis> Weigh(
        Cause cause, IReadOnlyList<Sign> signs, IReadOnlyList<Evidence> evidence, Confidence confidence)
    {
        if (signs.Count == 0 || !signs.All(sign => evidence.Any(sign.Matches)))
            yield break;

        yield return new Diagnosis
        {
            Cause = cause.Id,
            Confidence = confidence,
            Evidence = [.. evidence.Where(item => signs.Any(sign => sign.Matches(item)))],
            Fix = cause.Fix,
        };
    }
}
