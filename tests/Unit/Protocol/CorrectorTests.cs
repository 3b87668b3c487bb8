using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

/// <summary>What is written down. That it fixes the embed, the scenarios show.</summary>
[TestClass]
public sealed class CorrectorTests
{
    private const string Src = "https://app.getkoji.com/embed/abc?mode=voice&theme=dark";

    [TestMethod]
    [DataRow("microphone, camera", "microphone; camera")]
    [DataRow("microphone camera", "microphone; camera")]
    [DataRow("Microphone", "microphone")]
    [DataRow("microphone https://elsewhere.example; camera *", "microphone; camera *")]
    [DataRow("fullscreen 'self' https://a.example, microphone 'none'", "microphone; fullscreen 'self' https://a.example")]
    [DataRow("camera; camera 'none'", "microphone; camera")]
    [DataRow("", "microphone")]
    [DataRow(" ;; ", "microphone")]
    [DataRow("\u201Dmicrophone\u201D", "microphone")]
    [DataRow("camera; \u201Cmicrophone\u201D; fullscreen *", "microphone; camera; fullscreen *")]
    public void AllowThatDoesNotDelegate_IsWrittenAnew_WithEverythingElseKept(string allow, string expected) =>
        Assert.AreEqual(
            $"<iframe\n  src=\"https://app.getkoji.com/embed/abc?mode=voice&amp;theme=dark\"\n  allow=\"{expected.Replace("'", "&#x27;", StringComparison.Ordinal)}\"></iframe>",
            Text(CauseIds.AllowDoesNotDelegate, EventCodes.MicrophoneDenied, Frame(allow))
        );

    [TestMethod]
    public void IframeWithoutAllow_KeepsItsSandbox() =>
        StringAssert.EndsWith(
            Text(CauseIds.IframeWithoutAllow, EventCodes.MicrophoneDenied, Frame() with { Sandbox = "allow-scripts" }),
            "\n  allow=\"microphone\"\n  sandbox=\"allow-scripts\"></iframe>"
        );

    [TestMethod]
    [DataRow("title=\"A &amp; B\" width=\"400\"", "\n  title=\"A &amp; B\"\n  width=\"400\"></iframe>")]
    [DataRow("class=\"a&quot; b=&quot;c\" hidden=\"\"", "\n  class=\"a&quot; b=&quot;c\"\n  hidden=\"\"></iframe>")]
    [DataRow("title=\"x\"><script>alert(1)</script><i a=\"1\"", "\n  allow=\"microphone\"></iframe>")]
    [DataRow(FactValues.None, "\n  allow=\"microphone\"></iframe>")]
    public void Tag_WhoseOtherAttributesAreKnown_IsWhole(string attributes, string ending)
    {
        var correction = Correct(
            CauseIds.IframeWithoutAllow,
            EventCodes.MicrophoneDenied,
            Frame(),
            Seen(Fact.FrameAttributes, attributes)
        )!;

        StringAssert.EndsWith(correction.Text, ending);
        Assert.AreEqual("It is the page's own tag, with the change in it.", correction.Note);
    }

    [TestMethod]
    [DataRow(FactValues.NotObserved)]
    [DataRow("title=\"Talk\" …")]
    public void Tag_WhoseOtherAttributesAreNotAllKnown_SaysThatTheyStay(string attributes) =>
        Assert.AreEqual(
            "The tag's other attributes stay as they are.",
            Correct(CauseIds.IframeWithoutAllow, EventCodes.MicrophoneDenied, Frame(), Seen(Fact.FrameAttributes, attributes))!.Note
        );

    [TestMethod]
    public void ReferrerPolicy_IsReplacedWhereItStands() =>
        StringAssert.EndsWith(
            Correct(
                CauseIds.ReferrerStripped,
                EventCodes.WidgetLoadFailed,
                Frame("microphone"),
                Seen(Fact.FrameAttributes, "title=\"Talk\" referrerpolicy=\"no-referrer\"")
            )!.Text,
            "\n  allow=\"microphone\"\n  title=\"Talk\"\n  referrerpolicy=\"origin\"></iframe>"
        );

    [TestMethod]
    [DataRow("title=\"Talk\" csp=\"object-src &apos;none&apos;\" width=\"400\"", "\n  title=\"Talk\"\n  width=\"400\"></iframe>")]
    [DataRow("csp=\"object-src &apos;none&apos;\"", "\n  src=\"https://app.getkoji.com/embed/abc?mode=voice&amp;theme=dark\"></iframe>")]
    public void CspAttribute_IsTakenAway_AndNothingElse(string attributes, string ending) =>
        StringAssert.EndsWith(
            Correct(CauseIds.CspAttribute, EventCodes.WidgetLoadFailed, Frame(), Seen(Fact.FrameAttributes, attributes))!.Text,
            ending
        );

    [TestMethod]
    public void CspAttribute_OfATagWhoseOthersAreNotKnown_IsNotCorrected() =>
        Assert.IsNull(
            Correct(CauseIds.CspAttribute, EventCodes.WidgetLoadFailed, Frame(), Seen(Fact.FrameAttributes, FactValues.NotObserved))
        );

    [TestMethod]
    public void EmbedderPolicy_ThatAServiceWorkerMayHaveAdded_IsNotTakenOffTheServersResponse() =>
        Assert.IsNull(
            Correct(CauseIds.EmbedderPolicy, EventCodes.WidgetLoadFailed, Frame(), Seen(Fact.PageFrom, FactValues.ServiceWorker))
        );

    [TestMethod]
    [DataRow("", "allow-scripts allow-same-origin")]
    [DataRow("allow-forms ALLOW-SCRIPTS", "allow-forms ALLOW-SCRIPTS allow-same-origin")]
    [DataRow("allow-same-origin\tallow-forms", "allow-same-origin allow-forms allow-scripts")]
    public void Sandbox_GetsWhatItLacks(string sandbox, string expected) =>
        StringAssert.Contains(
            Text(CauseIds.OpaqueOrigin, EventCodes.MicrophoneDenied, Frame() with { Sandbox = sandbox }),
            $"sandbox=\"{expected}\""
        );

    [TestMethod]
    public void OpaqueOrigin_WithoutASandbox_IsNotTheEmbedsFault() =>
        Assert.IsNull(Correct(CauseIds.OpaqueOrigin, EventCodes.MicrophoneDenied, Frame()));

    [TestMethod]
    [DataRow("http://app.getkoji.com/embed/abc", "https://app.getkoji.com/embed/abc")]
    [DataRow("http://app.getkoji.com:8080/embed/abc?x=1", "https://app.getkoji.com:8080/embed/abc?x=1")]
    public void MixedContent_GoesToHttps(string src, string expected) =>
        StringAssert.Contains(Text(CauseIds.MixedContent, EventCodes.WidgetLoadFailed, Frame() with { Src = src }), $"src=\"{expected}\"");

    [TestMethod]
    public void MalformedProjectId_GetsAPlaceholder() =>
        StringAssert.Contains(
            Text(CauseIds.MalformedProjectId, EventCodes.WidgetLoadFailed, Frame()),
            "src=\"https://app.getkoji.com/embed/YOUR-PROJECT-ID?mode=voice&amp;theme=dark\""
        );

    [TestMethod]
    public void MalformedProjectId_ThatIsNotOne_IsNotCorrected() =>
        Assert.IsNull(
            Correct(
                CauseIds.MalformedProjectId,
                EventCodes.WidgetLoadFailed,
                Frame() with
                {
                    Src = "https://app.getkoji.com/embed/10000000-0000-4000-8000-000000000001",
                }
            )
        );

    [TestMethod]
    public void Redirect_GoesToWhereTheFramePostsFrom() =>
        StringAssert.Contains(
            Correct(
                CauseIds.RedirectedElsewhere,
                EventCodes.WidgetLoadFailed,
                Frame(),
                Seen(Fact.FramePostsFrom, "https://koji.example")
            )!.Text,
            "src=\"https://koji.example/embed/abc?mode=voice&amp;theme=dark\""
        );

    [TestMethod]
    public void Redirect_WhoseGoalIsNotKnown_IsNotCorrected() =>
        Assert.IsNull(Correct(CauseIds.RedirectedElsewhere, EventCodes.WidgetLoadFailed, Frame()));

    [TestMethod]
    public void HostHeaders_NameTheWidgetsOrigin()
    {
        Assert.AreEqual(
            "Permissions-Policy: microphone=(self \"https://app.getkoji.com\")",
            Text(CauseIds.HostPermissionsPolicy, EventCodes.MicrophoneDenied, Frame(), CorrectionKind.PageHeader)
        );
        Assert.AreEqual(
            "Content-Security-Policy: frame-src https://app.getkoji.com",
            Text(CauseIds.HostContentSecurityPolicy, EventCodes.WidgetLoadFailed, Frame(), CorrectionKind.PageHeader)
        );
        Assert.AreEqual(
            "Cross-Origin-Embedder-Policy: unsafe-none",
            Text(CauseIds.EmbedderPolicy, EventCodes.WidgetLoadFailed, Frame(), CorrectionKind.PageHeader)
        );
    }

    [TestMethod]
    public void Values_FromThePage_CannotLeaveTheirAttribute() =>
        StringAssert.Contains(
            Text(CauseIds.IframeWithoutAllow, EventCodes.MicrophoneDenied, Frame() with { Sandbox = "\"><script>alert(1)</script>" }),
            "sandbox=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\"></iframe>"
        );

    [TestMethod]
    public void Src_ThatWasRedacted_SaysSo() =>
        StringAssert.Contains(
            Correct(
                CauseIds.IframeWithoutAllow,
                EventCodes.MicrophoneDenied,
                Frame() with
                {
                    Src = Src + "&respondent_email=[redacted]",
                }
            )!.Note,
            "Put back what [redacted] stands for."
        );

    [TestMethod]
    public void WithoutAFrame_NothingIsCorrected() =>
        Assert.IsNull(Correct(CauseIds.IframeWithoutAllow, EventCodes.MicrophoneDenied, null));

    [TestMethod]
    public void CauseThatIsNotTheEmbeds_IsNotCorrected() =>
        Assert.IsNull(Correct(CauseIds.PermissionDenied, EventCodes.MicrophoneDenied, Frame()));

    private static FrameInfo Frame(string? allow = null) =>
        new()
        {
            Index = 0,
            Src = Src,
            Allow = allow,
        };

    private static Evidence Seen(Fact fact, string value) =>
        new()
        {
            Fact = fact,
            Value = value,
            Place = EvidencePlace.BrowserProtocol,
        };

    private static string Text(CauseId cause, EventCode code, FrameInfo frame, CorrectionKind kind = CorrectionKind.IframeTag)
    {
        var correction = Correct(cause, code, frame)!;
        Assert.AreEqual(kind, correction.Kind);
        return correction.Text;
    }

    private static Correction? Correct(CauseId cause, EventCode code, FrameInfo? frame, params IReadOnlyList<Evidence> more)
    {
        var proof = CauseCatalog.Find(cause)!.Proof.Select(sign => Seen(sign.Fact, sign.Value));
        return Diagnostician.Diagnose(code, [.. proof, .. more], frame).Single().Correction;
    }
}
