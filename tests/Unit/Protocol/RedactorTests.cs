using CsCheck;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class RedactorTests
{
    [TestMethod]
    [DataRow("key koji_sk_live_4fZ-9 was refused", "key [redacted] was refused")]
    [DataRow("pk_live_0123456789abcdef0123456789abcdef", "[redacted]")]
    [DataRow("Authorization: Bearer abc.def", "Authorization: Bearer [redacted]")]
    [DataRow("""{"session_token":"st_1","id":7}""", """{"session_token":"[redacted]","id":7}""")]
    [DataRow("""{\"sessionToken\": \"st_1\", \"a\": 1}""", """{\"sessionToken\": \"[redacted]\", \"a\": 1}""")]
    [DataRow("X-Session-Token: st_1", "X-Session-Token: [redacted]")]
    [DataRow("/hubs/ingest?access_token=t0k3n&run=1", "/hubs/ingest?access_token=[redacted]&run=1")]
    [DataRow("?respondent_email=ada%40example.org&mode=text", "?respondent_email=[redacted]&mode=text")]
    [DataRow("?metadata=%7B%22session_token%22%3A%22st_1%22%7D&mode=text", "?metadata=%7B%22session_token%22%3A%22[redacted]&mode=text")]
    [DataRow("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "[redacted]")]
    public void Redact_TextWithSecret_TakesOnlyTheSecretOut(string text, string expected) =>
        Assert.AreEqual(expected, Redactor.Redact(text));

    [TestMethod]
    [DataRow("The session token is invalid or expired.")]
    [DataRow("""{"type":"koji:error","data":{"error":"microphone_denied"}}""")]
    [DataRow("Bearer [redacted]")]
    public void Redact_TextWithoutSecret_LeavesItAlone(string text) =>
        Assert.AreSame(text, Redactor.Redact(text));

    [TestMethod]
    public void Redact_WithMarks_AsksForOneOfEachSecretAndKeepsThem()
    {
        const string Text = """Authorization: Bearer koji_sk_live_1 {"session_token":"st_1"} koji_sk_live_1""";

        var once = Redactor.Redact(Text, secret => $"[{secret.Length}]");

        Assert.AreEqual("""Authorization: Bearer [14] {"session_token":"[4]"} [14]""", once);
        Assert.AreSame(once, Redactor.Redact(once));
    }

    // What patterns are made of, whole, in parts and in every form that a letter can have.
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.OneOf<string>(
            "koji_sk_", "pk_live_", "sk_live_", "koji_sk", "live_", "Bearer ", "BEARER\t", "bearer\u00a0", "bearer", "eyJ", "EYJ", "eyJhbGciOiJI.eyJz.x",
            "session", "\u017Fe\u017F\u017Fion", "se\u017Fs\u0130on", "sess\u0131on", "access", "refresh", "id", "\u0130d", "x-", "_token", "-TOKEN", "to\u212Aen", "TO\u212AEN",
            "t\u043Eken", "respondent_email", "RESPONDENT_EMA\u0130L", "re\u017Fpondent_email", "respondent", "://", "//", ":\\/\\/", "%3a%2F%2f", "@", "%40", "/", "%22", "%3A", "%20", ":", "=", "\"", "\\\"", "'", " ", "[", "]", "&", ",", ";", "}", "_", "st_1"),
        Gen.Char.Select(letter => letter.ToString()),
        Gen.String[Gen.Char.AlphaNumeric, 0, 12]).Array[0, 12].Select(string.Concat);

    [TestMethod]
    public void Redact_AnyText_IsWhatAllPatternsMakeOfIt() => Text.Sample(
        text => Redactor.Redact(text) == Redactor.ReplaceMatches(text, found => found.Groups[1].Value + Redactor.Mark),
        iter: 100_000);

    [TestMethod]
    [DataRow("\u017Fession_to\u212Aen=st_1")]
    [DataRow("SESSION_TO\u212AEN: st_1")]
    public void Redact_NameInAnotherFormOfItsLetters_IsFoundAsThePatternsFindIt(string text) =>
        Assert.AreEqual(Redactor.ReplaceMatches(text, found => found.Groups[1].Value + Redactor.Mark), Redactor.Redact(text));
}
