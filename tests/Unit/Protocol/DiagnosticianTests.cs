using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

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
            var found = Diagnostician.Diagnose(cause.Code, Seen([.. cause.Proof.Where(other => other != sign)], EvidencePlace.BrowserProtocol));
            Assert.IsFalse(found.Any(item => item.Cause == cause.Id && item.Confidence == Confidence.Proven), $"{id} without {sign.Fact}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Causes))]
    public void Diagnose_WhatOnlyThePageSaw_ProvesNothing(string id)
    {
        var cause = CauseCatalog.Find(new(id))!;

        var found = Diagnostician.Diagnose(cause.Code, Seen([.. cause.Proof, .. cause.Hints], EvidencePlace.Page));

        Assert.IsTrue(found.All(item => item.Confidence == Confidence.Likely));
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

    private static List<Evidence> Seen(IReadOnlyList<Sign> signs, EvidencePlace place) =>
        [.. signs.Select(sign => new Evidence { Fact = sign.Fact, Value = sign.Value, Place = place })];
}
