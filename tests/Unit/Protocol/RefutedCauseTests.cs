using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using static KojiWidgetHarness.Protocol.Causes.CauseIds;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

/// <summary>What a cause must not be named in spite of, and how sure of it hints make: for each cause of the catalogue.</summary>
[TestClass]
public sealed class RefutedCauseTests
{
    // Their hints say only that nothing else was seen to be wrong.
    private static readonly CauseId[] Vague =
    [
        HttpClientError,
        HttpServerError,
        ReferrerStripped,
        FrameOptions,
        CspAttribute,
        ScriptMissing,
        ScriptThrows,
        StorageDenied,
        UnknownProject,
        ArchivedProject,
        MalformedProjectId,
        WidgetPermissionsPolicy,
        DeviceUnreadable,
        Inactivity,
        CompletedElsewhere,
        TokenRevoked,
    ];

    [TestMethod]
    public void Sign_AgainstACause_OutweighsAllThatSpeaksForIt()
    {
        var refutable = CauseCatalog.All.Where(cause => cause.Against.Count > 0).ToList();

        Assert.IsNotEmpty(refutable);
        foreach (var cause in refutable)
        {
            foreach (var sign in cause.Against)
            {
                AssertNotNamed(cause, [.. Outside(cause.Proof), Page(sign.Fact, sign.Value)], sign);
                AssertNotNamed(cause, [.. InPage(cause.Hints), Page(sign.Fact, sign.Value)], sign);
            }
        }
    }

    [TestMethod]
    public void Hint_ThatSomethingElseContradicts_MakesNothingLikely()
    {
        foreach (var cause in CauseCatalog.All)
        {
            foreach (var sign in cause.Hints)
                AssertNotNamed(cause, [.. InPage(cause.Hints), Page(sign.Fact, "something else")], sign);
        }
    }

    [TestMethod]
    public void Hints_WithAProofThatSomethingElseContradicts_MakeNothingLikely()
    {
        foreach (var cause in CauseCatalog.All)
        {
            foreach (var sign in cause.Proof)
                AssertNotNamed(cause, [.. InPage(cause.Hints), Outside(sign.Fact, "something else")], sign);
        }
    }

    [TestMethod]
    public void Proof_AgainstWhichThePageSawTheSameFact_ProvesNothing()
    {
        foreach (var cause in CauseCatalog.All)
        {
            foreach (var sign in cause.Proof.Where(sign => sign.Fact is Fact.AllowPresent or Fact.AllowSinceLoad or Fact.MicrophoneHeld))
                AssertNotNamed(cause, [.. Outside(cause.Proof), Page(sign.Fact, "something else")], sign);
        }
    }

    [TestMethod]
    public void Proof_OfASilentWidgetThatThePageHeard_ProvesNothing()
    {
        var silent = CauseCatalog.All.Where(cause => cause.Proof.Contains(new(Fact.Handshake, FactValues.No))).ToList();

        Assert.IsNotEmpty(silent);
        foreach (var cause in silent)
            AssertNotNamed(cause, [.. Outside(cause.Proof), Page(Fact.Handshake, FactValues.Yes)], new(Fact.Handshake, FactValues.Yes));
    }

    [TestMethod]
    public void Proof_InAnotherBrowsersWords_ProvesTheSame()
    {
        var bilingual = CauseCatalog.All.Where(cause => cause.Proof.Any(sign => sign.Or is not null)).ToList();

        Assert.IsNotEmpty(bilingual);
        foreach (var cause in bilingual)
        {
            var found = Diagnostician
                .Diagnose(cause.Code, [.. cause.Proof.Select(sign => Outside(sign.Fact, sign.Or ?? sign.Value))])
                .Single();
            Assert.AreEqual((cause.Id, Confidence.Proven), (found.Cause, found.Confidence));
        }
    }

    [TestMethod]
    public void Hints_ThatSayOnlyThatNothingElseIsWrong_MakeACauseNoMoreThanPossible() =>
        CollectionAssert.AreEquivalent(
            Vague,
            CauseCatalog
                .All.Where(cause =>
                    Diagnostician
                        .Diagnose(cause.Code, InPage(cause.Hints))
                        .Any(found => found.Cause == cause.Id && found.Confidence == Confidence.Possible)
                )
                .Select(cause => cause.Id)
                .ToList()
        );

    [TestMethod]
    public void Policy_ThatThePageCannotTellFromAnother_MakesBothLikely() =>
        CollectionAssert.AreEquivalent(
            new[] { EmbedderPolicy, ResourcePolicy },
            Diagnostician
                .Diagnose(
                    EventCodes.WidgetLoadFailed,
                    [Page(Fact.FrameBlockedBy, FactValues.EmbedderOrResourcePolicy), Page(Fact.Handshake, FactValues.No)]
                )
                .Select(found => found.Cause)
                .ToList()
        );

    [TestMethod]
    public void Name_OfNoCause_IsNotFound() => Assert.IsNull(CauseCatalog.Find(new("no-such-cause")));

    private static void AssertNotNamed(Cause cause, IReadOnlyList<Evidence> seen, Sign sign) =>
        Assert.IsFalse(Diagnostician.Diagnose(cause.Code, seen).Any(found => found.Cause == cause.Id), $"{cause.Id} in spite of {sign}");

    private static List<Evidence> Outside(IReadOnlyList<Sign> signs) => [.. signs.Select(sign => Outside(sign.Fact, sign.Value))];

    private static List<Evidence> InPage(IReadOnlyList<Sign> signs) => [.. signs.Select(sign => Page(sign.Fact, sign.Value))];

    private static Evidence Outside(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.BrowserProtocol,
        };

    private static Evidence Page(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.Page,
        };
}
