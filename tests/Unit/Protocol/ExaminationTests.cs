using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

/// <summary>What is said beside the causes: which are open, which are ruled out and by what, and the step that would tell.</summary>
[TestClass]
public sealed class ExaminationTests
{
    private static readonly FrameInfo Frame = new() { Index = 0, Src = "https://koji.test/embed/1" };

    [TestMethod]
    public void Cause_ThatIsProven_LeavesNothingOpenAndNothingToDo()
    {
        var found = Examine(EventCodes.MicrophoneDenied, Outside(CauseIds.IframeWithoutAllow));

        Assert.AreEqual(CauseIds.IframeWithoutAllow, found.Causes.Single().Cause);
        Assert.IsEmpty(found.Open);
        Assert.IsNull(found.Next);
    }

    [TestMethod]
    public void Cause_ThatIsLikely_IsNotOpenAsWell()
    {
        var found = Examine(EventCodes.MicrophoneDenied, InPage(CauseIds.IframeWithoutAllow));

        Assert.AreEqual(CauseIds.IframeWithoutAllow, found.Causes.Single().Cause);
        Assert.IsEmpty(found.Open);
        AssertHarness(found);
    }

    [TestMethod]
    public void Cause_IsRuledOutByWhatContradictsItAlone()
    {
        var request = Page(Fact.FrameRequest, FactValues.Failed);
        var state = Outside(Fact.WidgetScript, FactValues.Unbroken);

        var found = Examine(
            EventCodes.WidgetLoadFailed,
            [Page(Fact.Handshake, FactValues.No), request, state, Outside(Fact.PageFrom, FactValues.Network)]
        );

        CollectionAssert.AreEquivalent(new[] { request, state }, By(found, CauseIds.ScriptMissing));
        CollectionAssert.AreEqual(new[] { request }, By(found, CauseIds.HttpServerError));
        Assert.IsFalse(found.RuledOut.Any(other => other.Cause == CauseIds.FrameAncestors));
        CollectionAssert.Contains(found.Open.ToList(), CauseIds.FrameAncestors);
    }

    [TestMethod]
    public void Cause_OfASilentWidget_IsRuledOutByTheWidgetsWord()
    {
        var spoke = Page(Fact.Handshake, FactValues.Yes);

        var found = Examine(EventCodes.WidgetLoadFailed, [spoke, Page(Fact.FrameLoad, FactValues.Yes)]);

        CollectionAssert.AreEqual(new[] { spoke }, By(found, CauseIds.HttpServerError));
        Assert.IsFalse(found.RuledOut.Any(other => other.Cause == CauseIds.UnknownProject));
    }

    [TestMethod]
    public void Cause_IsNotRuledOutByThePagesOwnWordForTheSame()
    {
        var found = Examine(
            EventCodes.MicrophoneDenied,
            [Outside(Fact.MicrophonePolicy, FactValues.BlockedByAttribute), Page(Fact.MicrophonePolicy, FactValues.Blocked)]
        );

        Assert.IsFalse(found.RuledOut.Any(other => other.Cause == CauseIds.IframeWithoutAllow));
    }

    [TestMethod]
    public void Causes_ThatLookTheSame_BeginWithTheOneOfWhoseProofMoreWasSeen()
    {
        var found = Examine(
            EventCodes.WidgetLoadFailed,
            [.. InPage(CauseIds.ScriptMissing), Outside(Fact.WidgetScript, FactValues.Missing), Outside(Fact.PageFrom, FactValues.Network)]
        );

        Assert.IsGreaterThan(1, found.Causes.Count);
        Assert.AreEqual(CauseIds.ScriptMissing, found.Causes[0].Cause);
    }

    [TestMethod]
    public void Step_IsTheOneThatTellsMostCausesApart()
    {
        var found = Examine(EventCodes.WidgetLoadFailed, InPage(CauseIds.HttpServerError));

        StringAssert.StartsWith(found.Next!.Look, "Look at the status");
        Assert.AreEqual("curl -sSI 'https://koji.test/embed/1'", found.Next.Command);
    }

    [TestMethod]
    public void Step_WhoseAnswerIsKnown_IsNotAskedFor()
    {
        var found = Examine(EventCodes.WidgetLoadFailed, [.. InPage(CauseIds.HttpServerError), Outside(Fact.FrameStatusClass, "4xx")]);

        StringAssert.StartsWith(found.Next!.Look, "Look at what the browser refuses");
    }

    [TestMethod]
    public void Step_ThatNeedsNoCommand_HasNone()
    {
        var found = Examine(EventCodes.SessionExpired, InPage(CauseIds.Inactivity));

        StringAssert.StartsWith(found.Next!.Look, "Look up the interview's state");
        Assert.IsNull(found.Next.Command);
    }

    [TestMethod]
    public void Step_ThatNeedsNoAddress_IsGivenWithoutOne()
    {
        var found = Diagnostician.Examine(EventCodes.MicrophoneDenied, [Outside(Fact.MicrophonePolicy, FactValues.Allowed)]);

        Assert.AreEqual("await navigator.mediaDevices.getUserMedia({ audio: true })", found.Next!.Command);
    }

    [TestMethod]
    public void Code_WithoutCauses_HasNoneAndIsLookedAtFromOutside()
    {
        var found = Examine(EventCodes.WidgetReady, []);

        Assert.IsEmpty(found.Causes);
        AssertHarness(found);
    }

    private static void AssertHarness(Examination found) => StringAssert.StartsWith(found.Next!.Command, "koji-harness run --page");

    private static List<Evidence> By(Examination found, CauseId cause) => [.. found.RuledOut.Single(other => other.Cause == cause).By];

    private static Examination Examine(EventCode code, IReadOnlyList<Evidence> evidence) => Diagnostician.Examine(code, evidence, Frame);

    private static List<Evidence> Outside(CauseId cause) =>
        [.. CauseCatalog.Find(cause)!.Proof.Select(sign => Outside(sign.Fact, sign.Value))];

    private static List<Evidence> InPage(CauseId cause) => [.. CauseCatalog.Find(cause)!.Hints.Select(sign => Page(sign.Fact, sign.Value))];

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
