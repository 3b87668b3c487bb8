using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class NearWordsTests
{
    private static readonly string[] Known =
    [
        "microphone-permission-denied",
        "microphone-prompt-dismissed",
        "microphone-no-device",
        "session-idle",
        "session-token-revoked",
        "widget_load_failed",
        "frame.found",
        "run",
        "report",
        "up",
        "--port",
        "--widget-port",
        "human",
        "json",
    ];

    [TestMethod]
    [DataRow("microphone-denied", "microphone-permission-denied")]
    [DataRow("microphone_denied", "microphone-permission-denied")]
    [DataRow("Microphone-Permission-Denied", "microphone-permission-denied")]
    [DataRow("micropone-no-device", "microphone-no-device")]
    [DataRow("microphone-no-devcie", "microphone-no-device")]
    [DataRow("widget-load-failed", "widget_load_failed")]
    [DataRow("load_failed", "widget_load_failed")]
    [DataRow("found", "frame.found")]
    [DataRow("session", "session-idle session-token-revoked")]
    [DataRow("--prot", "--port")]
    [DataRow("jsno", "json")]
    [DataRow("rnu", "run")]
    [DataRow("repotr", "report")]
    [DataRow("frobnicate", "")]
    [DataRow("x", "")]
    [DataRow("", "")]
    [DataRow("-", "")]
    [DataRow("---", "")]
    public void Word_ThatIsNotKnown_LeadsToThoseThatAreNear(string word, string expected) =>
        Assert.AreEqual(expected, string.Join(' ', NearWords.Find(word, Known)));

    [TestMethod]
    public void Word_OfAnyLength_IsSoonLookedUp() => Assert.IsEmpty(NearWords.Find(new string('a', 1_000_000), Known));

    [TestMethod]
    [DataRow("jsno", " Did you mean 'json'?")]
    [DataRow("session", " Did you mean 'session-idle' or 'session-token-revoked'?")]
    [DataRow("microphone", " Did you mean 'microphone-no-device', 'microphone-permission-denied' or 'microphone-prompt-dismissed'?")]
    [DataRow("frobnicate", "")]
    public void Question_OffersThem(string word, string expected) =>
        Assert.AreEqual(expected, NearWords.Question(word, Known.Order(StringComparer.Ordinal)));
}
