using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

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
    [DataRow(
        "?metadata=%7B%22session_token%22%3A%22st_1%22%7D&mode=text",
        "?metadata=%7B%22session_token%22%3A%22[redacted]%22%7D&mode=text"
    )]
    [DataRow("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "[redacted]")]
    [DataRow("""{"password":"a\"b","note":"c"}""", """{"password":"[redacted]","note":"c"}""")]
    [DataRow("""{"password":"a\\","note":"c"}""", """{"password":"[redacted]","note":"c"}""")]
    [DataRow("""{"token":12345,"a":1}""", """{"token":"[redacted]","a":1}""")]
    [DataRow("""{"data":"{\"pin\":1,\"otp\":482910}"}""", """{"data":"{\"pin\":1,\"otp\":\"[redacted]\"}"}""")]
    [DataRow("""{"password":"correct horse bat""", """{"password":"[redacted]""")]
    [DataRow("password=a%26b%20c&x=1", "password=[redacted]&x=1")]
    [DataRow("?u=https%3A%2F%2Fh%2F%3Fpassword%3Da%2526b%26x%3D1", "?u=https%3A%2F%2Fh%2F%3Fpassword%3D[redacted]%26x%3D1")]
    [DataRow("user[password]=s3cret&go=1", "user[password]=[redacted]&go=1")]
    [DataRow("""{"name":"X-Api-Key","value":"abc123"}""", """{"name":"X-Api-Key","value":"[redacted]"}""")]
    [DataRow("setRequestHeader('X-Api-Key', 'abc123');", "setRequestHeader('X-Api-Key', '[redacted]');")]
    [DataRow("curl --token abc123 x", "curl --token [redacted] x")]
    [DataRow("Authorization: Digest username=\"ada\", response=\"abc\"\nHost: a", "Authorization: Digest [redacted]\nHost: a")]
    [DataRow("<password>s3cret</password>", "<password>[redacted]</password>")]
    [DataRow("<password>\"s3cret\"</password>", "<password>\"[redacted]\"</password>")]
    [DataRow("<password>\"s3 cret\"\n</password>", "<password>\"[redacted]\"\n</password>")]
    [DataRow("<password>\"s3cret", "<password>\"[redacted]")]
    [DataRow("curl -H 'Authorization: ApiKey abc1' -d x", "curl -H 'Authorization: ApiKey [redacted]' -d x")]
    [DataRow("Set-Cookie: sid=abc; SameSite=None; Secure; Partitioned", "Set-Cookie: sid=[redacted]; SameSite=None; Secure; Partitioned")]
    [DataRow("https://ada@example.org:pw@koji.so/x", "https://[redacted]@koji.so/x")]
    [DataRow("""C:\token=abc123""", """C:\token=[redacted]""")]
    [DataRow("""{"message":"first\nghp_0123456789abcdefghij"}""", """{"message":"first\n[redacted]"}""")]
    public void Redact_TextWithSecret_TakesOnlyTheSecretOut(string text, string expected) =>
        Assert.AreEqual(expected, Redactor.Redact(text));

    [TestMethod]
    [DataRow("The session token is invalid or expired.")]
    [DataRow("""{"type":"koji:error","data":{"error":"microphone_denied"}}""")]
    [DataRow("Bearer [redacted]")]
    [DataRow("""{"password":"<token>"}""")]
    [DataRow("""{"hint":"<token>","user":"ada"}""")]
    [DataRow("""["<token>",1234567]""")]
    [DataRow("curl -H \"Authorization: Bearer <token>\" https://api.example/v1")]
    public void Redact_TextWithoutSecret_LeavesItAlone(string text) => Assert.AreSame(text, Redactor.Redact(text));

    [TestMethod]
    public void Redact_WithMarks_AsksForOneOfEachSecretAndKeepsThem()
    {
        const string Text = """Authorization: Bearer koji_sk_live_1 {"session_token":"st_1"} koji_sk_live_1""";

        var once = Redactor.Redact(Text, secret => $"[{secret.Length}]");

        Assert.AreEqual("""Authorization: Bearer [14] {"session_token":"[4]"} [14]""", once);
        Assert.AreSame(once, Redactor.Redact(once));
    }
}
