using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class ScenarioJudgeTests
{
    private static readonly Scenario Idle = SessionScenarios.SessionIdle;

    private static readonly Scenario LikelyAtMost = Idle with { Expect = Idle.Expect! with { Confidence = Confidence.Likely } };

    private static readonly EventEnvelope Expired = new()
    {
        Id = "1",
        Run = "r",
        Session = "s",
        Sequence = 1,
        Position = 1,
        OccurredAt = DateTimeOffset.UnixEpoch,
        ReceivedAt = DateTimeOffset.UnixEpoch,
        Source = EventSource.Widget,
        Code = EventCodes.SessionExpired,
        Severity = Severity.Error,
        Message = "The interview session has expired.",
        Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
    };

    [TestMethod]
    public void Conclude_EverythingAsExpected_Passes() => Assert.AreEqual(Verdict.Pass, Judge(Expired).Verdict);

    [TestMethod]
    public void Conclude_MessageOneCharacterOff_Fails() =>
        AssertFails("message", Judge(Expired with { Message = "The interview session has expired" }));

    [TestMethod]
    public void Conclude_FromAnotherSource_Fails() => AssertFails("source", Judge(Expired with { Source = EventSource.Bridge }));

    [TestMethod]
    public void Conclude_AnotherCode_Fails() =>
        AssertFails("event", Judge(Expired with { Code = EventCodes.InterviewMessage, Severity = Severity.Info }));

    [TestMethod]
    public void Conclude_CauseOnlyLikely_Fails() => AssertFails("cause", Judge(Expired, [Found(CauseIds.Inactivity, Confidence.Likely)]));

    [TestMethod]
    public void Conclude_TwoCausesProven_Fails() =>
        AssertFails(
            "cause",
            Judge(Expired, [Found(CauseIds.Inactivity, Confidence.Proven), Found(CauseIds.UnknownProject, Confidence.Proven)])
        );

    [TestMethod]
    public void Conclude_CauseLikelyWhereNoMoreIsExpected_Passes() =>
        Assert.AreEqual(
            Verdict.Pass,
            Judge(LikelyAtMost, Found(CauseIds.TokenRevoked, Confidence.Likely), Found(CauseIds.Inactivity, Confidence.Likely)).Verdict
        );

    [TestMethod]
    public void Conclude_CauseProvenWhereItWasOnlyLikely_Fails() =>
        AssertFails("cause", Judge(LikelyAtMost, Found(CauseIds.Inactivity, Confidence.Proven)));

    [TestMethod]
    public void Conclude_NoCause_Fails() => AssertFails("cause", Judge(Expired, []));

    [TestMethod]
    public void Conclude_AnotherErrorBeside_Fails() =>
        AssertFails(
            "no other error",
            Judge(Expired, others: Expired with { Position = 2, Sequence = 2, Code = EventCodes.MicrophoneDenied })
        );

    [TestMethod]
    public void Conclude_UntrustedErrorBeside_Passes() =>
        Assert.AreEqual(
            Verdict.Pass,
            Judge(
                Expired,
                others: Expired with
                {
                    Position = 2,
                    Sequence = 2,
                    Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget },
                }
            ).Verdict
        );

    [TestMethod]
    public void Conclude_NumberMissing_Fails() => AssertFails("nothing lost", Judge(Expired with { Sequence = 2 }));

    [TestMethod]
    public void Conclude_HealthyScenarioWithAnError_Fails()
    {
        var judge = new ScenarioJudge(HealthyScenarios.HealthyText);
        judge.Saw(Expired, [], []);

        AssertFails("no other error", judge.Conclude("s", DateTimeOffset.UnixEpoch, 1, [Expired]));
    }

    [TestMethod]
    [DataRow(typeof(TimeoutException), Verdict.Inconclusive)]
    [DataRow(typeof(OperationCanceledException), Verdict.Inconclusive)]
    [DataRow(typeof(Microsoft.Playwright.PlaywrightException), Verdict.Error)]
    [DataRow(typeof(IOException), Verdict.Error)]
    public void Conclude_WhenWeCouldNotLook_SaysWhoseFaultItWas(Type exception, Verdict expected)
    {
        var judge = new ScenarioJudge(HealthyScenarios.HealthyText);
        judge.CouldNotLook((Exception)Activator.CreateInstance(exception)!);

        Assert.AreEqual(expected, judge.Conclude("s", DateTimeOffset.UnixEpoch, 1, [Expired with { Severity = Severity.Info }]).Verdict);
    }

    private static ScenarioResult Judge(EventEnvelope seen, IReadOnlyList<Diagnosis>? found = null, params EventEnvelope[] others) =>
        Judge(Idle, seen, found ?? [Found(CauseIds.Inactivity, Confidence.Proven)], others);

    private static ScenarioResult Judge(Scenario scenario, params Diagnosis[] found) => Judge(scenario, Expired, found, []);

    private static ScenarioResult Judge(Scenario scenario, EventEnvelope seen, IReadOnlyList<Diagnosis> found, EventEnvelope[] others)
    {
        var judge = new ScenarioJudge(scenario);
        judge.Saw(seen, found, []);
        return judge.Conclude("s", DateTimeOffset.UnixEpoch, 1, [seen, .. others]);
    }

    private static void AssertFails(string check, ScenarioResult result)
    {
        Assert.AreEqual(Verdict.Fail, result.Verdict);
        Assert.AreEqual(check, result.Checks.Single(item => item.Verdict != Verdict.Pass).Name);
    }

    private static Diagnosis Found(CauseId cause, Confidence confidence) =>
        new()
        {
            Cause = cause,
            Confidence = confidence,
            Evidence = [],
            Fix = "",
        };
}
