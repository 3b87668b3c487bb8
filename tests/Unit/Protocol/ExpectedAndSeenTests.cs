using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Unit.Reports;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class ExpectedAndSeenTests
{
    private static readonly EventEnvelope Denied = MadeUpRuns.Result("a", Verdict.Fail).Events[0] with
    {
        Code = EventCodes.MicrophoneDenied,
    };
    private static readonly EventEnvelope Expired = Denied with { Code = EventCodes.SessionExpired };
    private static readonly EventEnvelope Ready = Denied with { Code = EventCodes.WidgetReady, Severity = Severity.Info };
    private static readonly EventEnvelope Forged = Denied with
    {
        Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget },
    };

    [TestMethod]
    public void Codes_OfAPass_AreWhatWasExpected()
    {
        Assert.AreEqual("no error", ExpectedAndSeen.Codes(Result(Verdict.Pass, null, Ready)));
        Assert.AreEqual("microphone_denied", ExpectedAndSeen.Codes(Result(Verdict.Pass, EventCodes.MicrophoneDenied, Ready, Denied)));
        Assert.AreEqual("microphone_denied", ExpectedAndSeen.Codes(Result(Verdict.Pass, EventCodes.MicrophoneDenied, Forged)));
    }

    [TestMethod]
    public void Codes_WhereAnotherCheckFailed_AreOne()
    {
        Assert.AreEqual("microphone_denied", ExpectedAndSeen.Codes(Result(Verdict.Fail, EventCodes.MicrophoneDenied, Denied, Denied)));
        Assert.AreEqual("no error", ExpectedAndSeen.Codes(Result(Verdict.Fail, null, Ready)));
    }

    [TestMethod]
    public void Codes_WhereAnotherWasSeen_AreBoth()
    {
        Assert.AreEqual("expected no error, seen microphone_denied", ExpectedAndSeen.Codes(Result(Verdict.Fail, null, Ready, Denied)));
        Assert.AreEqual(
            "expected session_expired, seen microphone_denied",
            ExpectedAndSeen.Codes(Result(Verdict.Fail, EventCodes.SessionExpired, Denied))
        );
        Assert.AreEqual(
            "expected session_expired, seen no error",
            ExpectedAndSeen.Codes(Result(Verdict.Inconclusive, EventCodes.SessionExpired, Ready))
        );
    }

    [TestMethod]
    public void Codes_WhereSeveralWereSeen_NameSomeAndCountTheRest()
    {
        Assert.AreEqual(
            "expected microphone_denied, seen microphone_denied and session_expired",
            ExpectedAndSeen.Codes(Result(Verdict.Fail, EventCodes.MicrophoneDenied, Denied, Expired, Denied))
        );
        EventEnvelope[] many = [.. Enumerable.Range(1, 5).Select(number => Denied with { Code = new($"code_{number}") })];
        Assert.AreEqual(
            "expected no error, seen code_1, code_2, code_3 and 2 more",
            ExpectedAndSeen.Codes(Result(Verdict.Fail, null, many))
        );
    }

    [TestMethod]
    public void Codes_WithoutAnyEvent_DoNotSayThatThereWasNoError() =>
        Assert.AreEqual("expected no error, seen nothing", ExpectedAndSeen.Codes(Result(Verdict.Error, null)));

    [TestMethod]
    public void Codes_WhereOnlyAnUntrustedOneCame_SaySo() =>
        Assert.AreEqual(
            "expected microphone_denied, seen microphone_denied (untrusted)",
            ExpectedAndSeen.Codes(Result(Verdict.Fail, EventCodes.MicrophoneDenied, Ready, Forged))
        );

    [TestMethod]
    [DataRow("no error", "“no error”")]
    [DataRow("", "“”")]
    [DataRow("a\n::error::b\u001b[2J", "“a ::error::b\uFFFD[2J”")]
    public void Codes_ThatAHostilePagePosted_AreQuotedOnOneLine(string code, string expected) =>
        Assert.AreEqual(
            $"expected no error, seen {expected}",
            ExpectedAndSeen.Codes(Result(Verdict.Fail, null, Denied with { Code = new(code) }))
        );

    [TestMethod]
    public void Codes_ThatAreVeryLong_AreCut() =>
        Assert.IsLessThan(
            120,
            ExpectedAndSeen.Codes(Result(Verdict.Fail, null, Denied with { Code = new(new string('x', 10_000)) })).Length
        );

    [TestMethod]
    public void Causes_SayBothWhereTheyDiffer()
    {
        Assert.AreEqual("", ExpectedAndSeen.Causes(Causes(Verdict.Pass, null)));
        Assert.AreEqual("", ExpectedAndSeen.Causes(Causes(Verdict.Fail, null)));
        Assert.AreEqual(
            "inactivity",
            ExpectedAndSeen.Causes(Causes(Verdict.Pass, CauseIds.Inactivity, (CauseIds.Inactivity, Confidence.Proven)))
        );
        Assert.AreEqual(
            "inactivity (likely)",
            ExpectedAndSeen.Causes(Causes(Verdict.Fail, CauseIds.Inactivity, (CauseIds.Inactivity, Confidence.Likely)))
        );
        Assert.AreEqual("expected inactivity, seen none", ExpectedAndSeen.Causes(Causes(Verdict.Fail, CauseIds.Inactivity)));
        Assert.AreEqual(
            "expected none, seen token-revoked",
            ExpectedAndSeen.Causes(Causes(Verdict.Fail, null, (CauseIds.TokenRevoked, Confidence.Proven)))
        );
        Assert.AreEqual(
            "expected inactivity, seen inactivity and token-revoked (likely)",
            ExpectedAndSeen.Causes(
                Causes(
                    Verdict.Fail,
                    CauseIds.Inactivity,
                    (CauseIds.Inactivity, Confidence.Proven),
                    (CauseIds.TokenRevoked, Confidence.Likely)
                )
            )
        );
    }

    private static ScenarioResult Result(Verdict verdict, EventCode? code, params IReadOnlyList<EventEnvelope> events) =>
        MadeUpRuns.Result("a", verdict, code) with
        {
            Events = events,
        };

    private static ScenarioResult Causes(
        Verdict verdict,
        CauseId? expected,
        params IReadOnlyList<(CauseId Cause, Confidence Confidence)> found
    ) =>
        MadeUpRuns.Result("a", verdict, EventCodes.SessionExpired, expected) with
        {
            Diagnosis =
            [
                .. found.Select(item => new Diagnosis
                {
                    Cause = item.Cause,
                    Confidence = item.Confidence,
                    Evidence = [],
                    Fix = "Fix it.",
                }),
            ],
        };
}
