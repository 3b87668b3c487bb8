using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

[TestClass]
public sealed class PlantedSecretTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (string Name, Func<string, string> Write)[] Encodings =
    [
        ("plain", text => text),
        ("JSON", Json),
        ("JSON twice", text => Json(Json(text))),
        ("JSON three times", text => Json(Json(Json(text)))),
        ("JSON with \\u", Escaped),
        ("JSON with \\u twice", text => Escaped(Escaped(text))),
        ("percent", Uri.EscapeDataString),
        ("percent twice", text => Uri.EscapeDataString(Uri.EscapeDataString(text))),
        ("form", text => WebUtility.UrlEncode(text)),
        ("HTML", text => WebUtility.HtmlEncode(text)),
        ("percent of JSON", text => Uri.EscapeDataString(Json(text))),
        ("JSON of percent", text => Json(Uri.EscapeDataString(text))),
    ];

    [TestMethod]
    public void Redact_SecretInAnyEncoding_LeavesNothingOfIt()
    {
        var left =
            from secret in PlantedSecrets.All
            from encoding in Encodings
            let redacted = Redactor.Redact(encoding.Write(secret.Text))
            where
                Forms(secret.Value).Any(form => redacted.Contains(form, StringComparison.Ordinal))
                || !redacted.Contains(Redactor.Mark, StringComparison.Ordinal)
            select $"{encoding.Name}: {secret.Family}: {redacted}";

        Assert.AreEqual("", string.Join('\n', left));
    }

    [TestMethod]
    public void Redact_Twice_ChangesNothingMore()
    {
        var changed =
            from secret in PlantedSecrets.All
            from encoding in Encodings
            let once = Redactor.Redact(encoding.Write(secret.Text))
            where Redactor.Redact(once) != once
            select $"{once}\n  {Redactor.Redact(once)}";

        Assert.AreEqual("", string.Join('\n', changed));
    }

    [TestMethod]
    public void Redact_JsonWithASecret_IsStillJson()
    {
        foreach (var secret in PlantedSecrets.All)
        {
            var redacted = Redactor.Redact(Json(secret.Text));
            Assert.AreEqual(JsonValueKind.String, JsonDocument.Parse(redacted).RootElement.ValueKind, redacted);
        }
    }

    [TestMethod]
    public void Secrets_AreOfManyFamilies()
    {
        Assert.IsGreaterThanOrEqualTo(60, PlantedSecrets.All.Count);
        Assert.IsGreaterThanOrEqualTo(20, PlantedSecrets.All.Select(secret => secret.Family).Distinct().Count());
        Assert.IsTrue(PlantedSecrets.All.All(secret => secret.Text.Contains(secret.Value, StringComparison.Ordinal)));
    }

    [TestMethod]
    public void Redact_HarmlessText_LeavesItAlone()
    {
        var eaten = HarmlessTexts
            .All.Where(text => !ReferenceEquals(Redactor.Redact(text), text))
            .Select(text => $"{text}\n  {Redactor.Redact(text)}");

        Assert.AreEqual("", string.Join('\n', eaten));
    }

    private static string[] Forms(string secret) =>
        [secret, Json(secret)[1..^1], Escaped(secret)[1..^1], Uri.EscapeDataString(secret), WebUtility.HtmlEncode(secret)];

    private static string Json(string text) => JsonSerializer.Serialize(text, Relaxed);

    private static string Escaped(string text) => JsonSerializer.Serialize(text);
}
