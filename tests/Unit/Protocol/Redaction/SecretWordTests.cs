using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

/// <summary>Each word that redaction knows does what it is there for.</summary>
[TestClass]
public sealed class SecretWordTests
{
    private const string Value = "Zx81qwe4Rt";

    [TestMethod]
    [DataRow("session_token secret password passwd passphrase passcode passwort credential credentials creds jwt csrf xsrf psk totp")]
    [DataRow("PHPSESSID JSESSIONID ASP.NET_SessionId connect.sid SAMLResponse samlRequest assertion respondent_email respondentEmail")]
    [DataRow("api_key accessKey secret-key private_key AccountKey auth_key masterKey signing_key encryptionKey subscription-key")]
    [DataRow("sharedKey session_key functionsKey function-key serviceKey admin_key deployKey license_key appKey client_key sshKey")]
    [DataRow("serverKey consumer_key pwd pass otp auth x-auth userAuth basic_auth proxyAuth Authorization Proxy-Authorization")]
    [DataRow("Cookie Set-Cookie cookies tokenValue password_confirmation passwordConfirm password_repeat passwordAgain")]
    [DataRow("password_plain passwordRaw token_b64 secretBase64 token2 token_value3 base64_token64")]
    public void Value_WithTheNameOfASecret_IsTakenOut(string names) =>
        AssertAll(names, name => $$"""{"{{name}}":"{{Value}}","n":1}""", name => $$"""{"{{name}}":"[redacted]","n":1}""");

    [TestMethod]
    public void Number_WithTheNameOfATelephone_IsTakenOut() =>
        AssertAll(
            "tel fax cell gsm sms msisdn whatsapp handy phone phoneNumber telephone mobile mobile_number",
            name => $$"""{"{{name}}":"0171 5550143","n":1}""",
            name => $$"""{"{{name}}":"[redacted]","n":1}"""
        );

    [TestMethod]
    [DataRow("pageToken continuation_token cancellationToken cancel_token syncToken abort_token tokenToken publicToken foreignKey")]
    [DataRow("primary_key invalid_token missing_token expired_token bad_token wrong_token no_token not_token unknown_token")]
    [DataRow("revoked_token malformed_token unsupported_token is_token hasToken with_credentials useToken uses_token needsToken")]
    [DataRow("requires_token requireToken max_token minToken b64 base64")]
    public void Value_WhoseNameSaysSomethingElse_Stays(string names) => AssertStay(names, name => $$"""{"{{name}}":"{{Value}}"}""");

    [TestMethod]
    [DataRow("null true false undefined none nil yes no empty set unset present absent missing required optional invalid expired")]
    [DataRow("revoked unknown wrong denied blocked allowed refused failed disabled enabled hidden redacted string number boolean")]
    [DataRow("object include omit same-origin ok valid NaN never lax strict Required. ${TOKEN} {{token}} <token> *** ... xxxx ---")]
    public void Word_InThePlaceOfASecret_Stays(string words) => AssertStay(words, word => $$"""{"password":"{{word}}"}""");

    [TestMethod]
    public void Word_BehindBearer_IsNotAToken() =>
        AssertStay(
            "token tokens auth authentication authorization scheme header headers format realm=a error scope is was must not of for and or",
            word => $"the bearer {word}, as it says"
        );

    [TestMethod]
    public void Header_KeepsItsScheme() =>
        AssertAll(
            "Bearer Basic Digest Negotiate NTLM Token ApiKey Hawk DPoP Key AWS4-HMAC-SHA256",
            scheme => $"Authorization: {scheme} {Value}",
            scheme => $"Authorization: {scheme} [redacted]"
        );

    [TestMethod]
    public void Header_OfSeveralParameters_IsTakenOutToItsEnd() =>
        AssertAll(
            "Digest digest Hawk AWS4-HMAC-SHA256 Unheard-of",
            scheme => $"Authorization: {scheme} id=\"a\", mac=\"{Value}\"\nHost: a",
            scheme => $"Authorization: {(scheme == "Unheard-of" ? "" : scheme + " ")}[redacted]\nHost: a"
        );

    [TestMethod]
    public void Cookie_KeepsItsNameAndItsAttributes() =>
        AssertAll(
            "Path=/ Expires=0 Max-Age=9 Domain=a.example SameSite=Lax Secure HttpOnly Priority=High Partitioned",
            attribute => $"Set-Cookie: sid={Value}; {attribute}",
            attribute => $"Set-Cookie: sid=[redacted]; {attribute}"
        );

    private static void AssertStay(string words, Func<string, string> write) => AssertAll(words, write, write);

    // All at once, so that a list with several gaps shows them together.
    private static void AssertAll(string words, Func<string, string> write, Func<string, string> expected)
    {
        var each = words.Split(' ');

        Assert.AreEqual(string.Join('\n', each.Select(expected)), string.Join('\n', each.Select(word => Redactor.Redact(write(word)))));
    }
}
