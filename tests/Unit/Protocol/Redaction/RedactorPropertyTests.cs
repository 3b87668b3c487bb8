using System.Text.Encodings.Web;
using System.Text.Json;
using CsCheck;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

[TestClass]
public sealed class RedactorPropertyTests
{
    private const int Long = 100_000;

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What secrets, their names and their encodings are made of, whole and in parts.
    private static readonly Gen<string> Part = Gen.OneOf(
        Gen.OneOf<string>(
            "koji_sk_",
            "pk_live_",
            "sk_test_",
            "koji_sk",
            "Bearer ",
            "BEARER\t",
            "bearer",
            "Basic YTpi",
            "eyJ",
            "eyJhbGciOiJIUzI1NiJ9.eyJz.x",
            "ghp_",
            "AKIA",
            "SK",
            "AC0a",
            "session",
            "sess",
            "access",
            "refresh",
            "x-",
            "_token",
            "-TOKEN",
            "to\u212Aen",
            "Token",
            "password",
            "passwd",
            "pwd",
            "pw",
            "pass",
            "secret",
            "apiKey",
            "api_key",
            "otp",
            "auth",
            "cookie",
            "Set-Cookie",
            "csrf",
            "sig",
            "signature",
            "respondent_email",
            "phone",
            "micro",
            "tel",
            "tel:",
            "call ",
            "mobile",
            "+49",
            "+1415",
            "0171",
            "5550143",
            "://",
            "//",
            ":\\/\\/",
            "%3a%2F%2f",
            "@",
            "%40",
            "%2540",
            "example.org",
            "/",
            "%22",
            "%2522",
            "%3A",
            "%3D",
            "%20",
            "%74",
            "%5C",
            ":",
            "=",
            "=>",
            "\"",
            "\\\"",
            "\\\\\\\"",
            "\\u0022",
            "\\u0074",
            "\\x74",
            "\\n",
            "\\t",
            "\\\\",
            "\\",
            "&quot;",
            "&amp;quot;",
            "&#34;",
            "&#116;",
            "'",
            "`",
            " ",
            "\n",
            "[",
            "]",
            "[redacted]",
            "[redacted:1a2b3c]",
            "{",
            "}",
            "&",
            ",",
            ";",
            "<",
            ">",
            "name",
            "value",
            "null",
            "true",
            "1",
            "st_1",
            "-----BEGIN ",
            "PRIVATE KEY-----",
            "-----END ",
            "Q~",
            ":AA",
            "-us1",
            "%"
        ),
        Gen.Char.Select(letter => letter.ToString()),
        Gen.String[Gen.Char.AlphaNumeric, 0, 24]
    );

    private static readonly Gen<string> Text = Part.Array[0, 14].Select(string.Concat);

    [TestMethod]
    public void Redact_AnyText_IsWhatTheWholeSearchMakesOfIt() =>
        Text.Sample(text => Redactor.Redact(text) == SecretSearch.Replace(text, _ => Redactor.Mark), iter: Generated.Count(100_000));

    // The way in looks at events as the JSON in which they came.
    [TestMethod]
    public void MayHoldSecret_OfTheJsonOfAnyText_IsTrueWhereThatHasOne() =>
        Text.Sample(
            text =>
            {
                var json = JsonSerializer.Serialize(text, Relaxed);
                return ReferenceEquals(Redactor.Redact(text), text)
                    || Redactor.MayHoldSecret(json) && Redactor.MayHoldSecret(json.Replace("/", "\\/", StringComparison.Ordinal));
            },
            iter: Generated.Count(100_000)
        );

    // Of quadratic time this would take hours.
    [TestMethod]
    [Timeout(120_000, CooperativeCancellation = true)]
    [DynamicData(nameof(Repeated))]
    public void Redact_HostileText_TakesLinearTime(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, Long / part.Length));

        Assert.IsNotNull(Redactor.Redact(text));
        Assert.IsNotNull(Redactor.Redact(text + "@"));
        Assert.IsNotNull(Redactor.Redact("token=\"" + text));
    }

    public static IEnumerable<object[]> Repeated =>
        [
            .. new[]
            {
                "a",
                "@",
                "a@",
                "a.",
                ".@",
                "a@b.",
                "-",
                "_",
                "1",
                "+",
                "+1",
                "+49",
                "1 ",
                "tel:",
                "call ",
                "phone:",
                "\\",
                "\\\"",
                "\\u",
                "\\u005c",
                "%",
                "%25",
                "%2525",
                "%5C",
                "%40",
                "&",
                "&amp;",
                "&#",
                "&#38;",
                "//",
                "/",
                ":",
                "://",
                "a://",
                "//a@",
                "%3A%2F%2F",
                "%3A%2F%2Fa",
                "token",
                "token ",
                "token=",
                "token:\"",
                "\"token\":\"",
                "\"token\":'",
                "token='",
                "\\\"token\\\":\\\"",
                "\"name\":\"token\",",
                "token,",
                "\"token\",\"",
                "cookie:",
                "cookie: a=b;",
                "cookie=\"a",
                "authorization: ",
                "bearer ",
                "bearer",
                "basic ",
                "basic a",
                "-----BEGIN ",
                "-----BEGIN PRIVATE KEY-----",
                "-----END",
                "PRIVATE KEY",
                "eyJ",
                "eyJ.",
                "sk-",
                "SK0",
                "AC0a",
                "0:AA",
                "0-us",
                "0Q~",
                "[redacted",
                "[redacted]",
                "<token>",
                "<token",
                "{\"token\":",
                "key",
                "\n",
                " ",
                "\r\n",
                "\u212A",
                "\uD800",
                "x-api-key",
                "hooks.slack.com/",
            }.Select(part => new object[] { part }),
        ];
}
