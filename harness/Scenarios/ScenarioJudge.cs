using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios;

/// <summary>Collects the checks of one scenario. Knows nothing of browsers but how they say that they are gone.</summary>
internal sealed class ScenarioJudge(Scenario scenario)
{
    private readonly List<Check> checks = [];
    private IReadOnlyList<Diagnosis> diagnoses = [];
    private IReadOnlyList<Evidence> observed = [];
    private EventEnvelope? decisive;

    /// <summary>The log showed what decides the scenario.</summary>
    public void Saw(EventEnvelope seen, IReadOnlyList<Diagnosis> found, IReadOnlyList<Evidence> evidence)
    {
        decisive = seen;
        diagnoses = found;
        observed = evidence;
        if (scenario.Expect is not { } expected)
            return;

        Add("event", seen.Code == expected.Code, $"expected {expected.Code}, seen {seen.Code}");
        if (seen.Code != expected.Code)
            return;
        Add("source", seen.Source == expected.Source, $"expected {expected.Source.ToWords()}, seen {seen.Source.ToWords()}");
        var trusted = expected.Distrust is null;
        Add(
            "trust",
            seen.Trust.Level == TrustLevel.Trusted == trusted && (trusted || seen.Trust.Reason == expected.Distrust),
            $"expected {expected.Distrust?.ToWords() ?? "trusted"}, seen {seen.Trust.Level.ToWords()}, {seen.Trust.Reason.ToWords()}"
        );
        var message = KojiErrorCatalog.Find(expected.Code)?.Message;
        Add("message", seen.Message == message, $"expected \"{message}\", seen \"{seen.Message}\"");
        Add("cause", IsFound(expected), $"expected {expected.Cause} {expected.Confidence.ToWords()}, {Describe(evidence)}");
    }

    /// <summary>Notes that nothing decisive came before the deadline.</summary>
    public void NothingCame() => Add("event", false, $"expected {scenario.Expect?.Code}, nothing of the kind reached the log in time");

    /// <summary>Determines whether an exception is about looking, and so is the judge's to explain; others are bugs and go on.</summary>
    public static bool Explains(Exception exception) =>
        exception is PlaywrightException or TimeoutException or OperationCanceledException or IOException or HttpRequestException;

    /// <summary>
    /// Something kept us from looking: a step that could not be done is inconclusive, a browser or host that is gone an error.
    /// </summary>
    public void CouldNotLook(Exception exception)
    {
        var unreached = exception is TimeoutException or OperationCanceledException;
        Add(unreached ? "steps" : "environment", unreached ? Verdict.Inconclusive : Verdict.Error, exception.Message.FirstLine());
    }

    /// <summary>The result, judged once more by everything that the log holds.</summary>
    public ScenarioResult Conclude(string session, DateTimeOffset startedAt, long durationMs, IReadOnlyList<EventEnvelope> events)
    {
        var others = events
            .Where(item => item is { Severity: Severity.Error, Trust.Level: TrustLevel.Trusted } && item.Position != decisive?.Position)
            .Concat(scenario.Expect is null && decisive is not null ? [decisive] : [])
            .Select(item => item.Code.Value)
            .ToList();
        Add(
            "no other error",
            others.Count == 0,
            others.Count == 0 ? "none" : $"expected no {(scenario.Expect is null ? "error" : "other")}, seen {string.Join(", ", others)}"
        );

        var missing = Missing(events);
        Add("nothing lost", missing.Length == 0, missing.Length == 0 ? $"{events.Count} events without a gap" : missing);

        return new ScenarioResult
        {
            Name = scenario.Name,
            Purpose = scenario.Purpose,
            Session = session,
            StartedAt = startedAt,
            Code = scenario.Expect?.Code,
            Cause = scenario.Expect?.Cause,
            Verdict = checks.Aggregate(Verdict.Pass, (worst, check) => worst.And(check.Verdict)),
            DurationMs = durationMs,
            Checks = checks,
            Diagnosis = diagnoses,
            Evidence = observed,
            Events = events,
        };
    }

    private static string Missing(IReadOnlyList<EventEnvelope> events)
    {
        if (events.Count == 0)
            return "no event of this session reached the log";
        // Events of the API's server are numbered apart.
        var seen = events.Where(item => item.Source != EventSource.Api).Select(item => item.Sequence).Order();
        var gaps = SequenceGap.Before(seen.Select(number => (number, number))).Take(20).ToList();
        return gaps.Count == 0 ? "" : "missing numbers " + string.Join(", ", gaps);
    }

    private bool IsFound(Expectation expected) =>
        diagnoses.All(found => found.Confidence == expected.Confidence)
        && diagnoses.Any(found => found.Cause == expected.Cause)
        && (expected.Confidence == Confidence.Likely || diagnoses.Count == 1);

    private string Describe(IReadOnlyList<Evidence> evidence) =>
        diagnoses.Count > 0
            ? "found " + string.Join(", ", diagnoses.Select(found => $"{found.Cause} {found.Confidence.ToWords()}"))
            : "the evidence fits none: " + string.Join("; ", evidence.Select(item => $"{item.Fact.ToWords()} {item.Value}"));

    private void Add(string name, bool holds, string detail) => Add(name, holds ? Verdict.Pass : Verdict.Fail, detail);

    private void Add(string name, Verdict verdict, string detail) =>
        checks.Add(
            new()
            {
                Name = name,
                Verdict = verdict,
                Detail = detail,
            }
        );
}
