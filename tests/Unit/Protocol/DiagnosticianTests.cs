using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class DiagnosticianTests
{
    public static IEnumerable<object[]> Causes => CauseCatalog.All.Select(cause => new object[] { cause.Id.Value });

    [TestMethod]
    [DynamicData(nameof(Causes))]
    public void Diagnose_WholeProof_ProvesThisCauseAlone(string id)
    {
        var cause = CauseCatalog.Find(new(id))!;

        var found = Diagnostician.Diagnose(cause.Code, Seen(cause.Proof, EvidencePlace.BrowserProtocol)).Single();

        Assert.AreEqual((cause.Id, Confidence.Proven, cause.Fix), (found.Cause, found.Confidence, found.Fix));
        Assert.HasCount(cause.Proof.Count, found.Evidence);
    }

    [TestMethod]
    [DynamicData(nameof(Causes))]
    public void Diagnose_ProofWithOneSignMissing_ProvesNothing(string id)
    {
        var cause = CauseCatalog.Find(new(id))!;

        foreach (var sign in cause.Proof)
        {
            var found = Diagnostician.Diagnose(
                cause.Code,
                Seen([.. cause.Proof.Where(other => other != sign)], EvidencePlace.BrowserProtocol)
            );
            Assert.IsFalse(found.Any(item => item.Cause == cause.Id && item.Confidence == Confidence.Proven), $"{id} without {sign.Fact}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Causes))]
    public void Diagnose_WhatOnlyThePageSaw_ProvesNothing(string id)
    {
        var cause = CauseCatalog.Find(new(id))!;

        var found = Diagnostician.Diagnose(cause.Code, Seen(cause.Hints, EvidencePlace.Page));

        Assert.IsFalse(
            Diagnostician.Diagnose(cause.Code, Seen(cause.Proof, EvidencePlace.Page)).Any(item => item.Confidence == Confidence.Proven)
        );
        Assert.IsTrue(found.All(item => item.Confidence != Confidence.Proven));
        Assert.AreEqual(cause.Hints.Count > 0, found.Any(item => item.Cause == cause.Id));
    }

    [TestMethod]
    public void Diagnose_NoEvidence_NamesNoCause() => Assert.IsEmpty(Diagnostician.Diagnose(EventCodes.MicrophoneDenied, []));

    [TestMethod]
    public void Diagnose_EvidenceOfAnotherCode_NamesNoCause()
    {
        var cause = CauseCatalog.Find(CauseIds.UnknownProject)!;

        Assert.IsEmpty(Diagnostician.Diagnose(EventCodes.SessionExpired, Seen(cause.Proof, EvidencePlace.Response)));
    }

    [TestMethod]
    public void Examine_WhatNobodyObserved_IsUnknownWithAStepThatTells()
    {
        var found = Diagnostician.Examine(
            EventCodes.MicrophoneDenied,
            [Page(Fact.MicrophonePolicy, FactValues.NotObserved), Page(Fact.AllowPresent, FactValues.No)]
        );

        Assert.IsEmpty(found.Causes);
        CollectionAssert.Contains(found.Open.ToList(), CauseIds.IframeWithoutAllow);
        CollectionAssert.AreEqual(new[] { Fact.MicrophonePolicy }, found.NotObserved.ToList());
        Assert.IsNotNull(found.Next);
        CollectionAssert.Contains(found.RuledOut.Select(other => other.Cause).ToList(), CauseIds.AllowDoesNotDelegate);
        CollectionAssert.DoesNotContain(found.Open.ToList(), CauseIds.AllowDoesNotDelegate);
    }

    [TestMethod]
    public void Examine_CausesThatLookTheSame_AreDistinguishedByACommandForThisFrame()
    {
        var frame = new FrameInfo { Index = 0, Src = "https://koji.test/embed/1" };

        var found = Diagnostician.Examine(
            EventCodes.WidgetLoadFailed,
            Seen(CauseCatalog.Find(CauseIds.HttpServerError)!.Hints, EvidencePlace.Page),
            frame
        );

        Assert.IsGreaterThan(1, found.Causes.Count);
        Assert.IsTrue(found.Causes.All(cause => cause.Confidence == Confidence.Possible));
        Assert.AreEqual("curl -sSI 'https://koji.test/embed/1'", found.Next!.Command);
        CollectionAssert.AllItemsAreUnique(found.Evidence.ToList());
    }

    [TestMethod]
    [DataRow("https://koji.test/';rm -rf ~;'")]
    [DataRow("javascript:alert(1)")]
    [DataRow("")]
    public void Examine_AHostileSrc_IsNotPartOfTheCommand(string src)
    {
        var found = Diagnostician.Examine(
            EventCodes.WidgetLoadFailed,
            Seen(CauseCatalog.Find(CauseIds.HttpServerError)!.Hints, EvidencePlace.Page),
            new() { Index = 0, Src = src }
        );

        StringAssert.StartsWith(found.Next!.Command, "koji-harness run --page");
    }

    [TestMethod]
    public void Diagnose_AllowThatWasSetLater_IsNotTakenForWhatItSaysNow()
    {
        var cause = CauseCatalog.Find(CauseIds.AllowSetAfterLoad)!;
        List<Evidence> evidence = [.. Seen(cause.Proof, EvidencePlace.BrowserProtocol), Page(Fact.AllowPresent, FactValues.Yes)];

        Assert.AreEqual(cause.Id, Diagnostician.Diagnose(cause.Code, evidence).Single().Cause);
        Assert.IsEmpty(
            Diagnostician.Diagnose(
                cause.Code,
                evidence.ConvertAll(item => item.Fact == Fact.AllowSinceLoad ? item with { Value = FactValues.NotObserved } : item)
            )
        );
    }

    private static Evidence Page(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.Page,
        };

    private static List<Evidence> Seen(IReadOnlyList<Sign> signs, EvidencePlace place) =>
        [
            .. signs.Select(sign => new Evidence
            {
                Fact = sign.Fact,
                Value = sign.Value,
                Place = place,
            }),
        ];
}
