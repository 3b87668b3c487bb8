using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

[TestClass]
public sealed class RedactedJsonTests
{
    [TestMethod]
    [DataRow("""{"name":"X-Api-Key","value":"abc"}""", """{"name":"X-Api-Key","value":"[redacted]"}""")]
    [DataRow("""{"a":{"name":"Authorization","value":"Basic dXNlcg"}}""", """{"a":{"name":"Authorization","value":"Basic [redacted]"}}""")]
    [DataRow(
        """{"cookies":[{"name":"a","value":"b"},{"name":"c","value":"d"}]}""",
        """{"cookies":[{"name":"a","value":"[redacted]"},{"name":"c","value":"[redacted]"}]}"""
    )]
    [DataRow(
        """{"client_secret":["a","b"],"n":1.50,"t":true,"u":null}""",
        """{"client_secret":["[redacted]","[redacted]"],"n":1.50,"t":true,"u":null}"""
    )]
    [DataRow("""{"ada@example.org":{"ä":"é"}}""", """{"[redacted]":{"ä":"é"}}""")]
    [DataRow("""{"text":"{\"token\":\"a\"}"}""", """{"text":"{\"token\":\"[redacted]\"}"}""")]
    [DataRow("""[{"name":"a"},"token","value"]""", """[{"name":"a"},"token","value"]""")]
    public void Of_Json_GoesThroughEveryString(string json, string expected) =>
        Assert.AreEqual(expected, Encoding.UTF8.GetString(RedactedJson.Of(Encoding.UTF8.GetBytes(json))));

    // By reflection: a record, or a field of one, that is added tomorrow is among them.
    [TestMethod]
    public void Of_AnyRecord_LeavesNoSecretInAnyField()
    {
        var records = typeof(ProtocolJson)
            .GetCustomAttributesData()
            .Where(data => data.AttributeType == typeof(JsonSerializableAttribute))
            .Select(data => (Type)data.ConstructorArguments[0].Value!) // It has one.
            .Where(type => type.Namespace?.StartsWith("KojiWidgetHarness", StringComparison.Ordinal) == true)
            .ToList();
        var left =
            from record in records
            from secret in PlantedSecrets.All.DistinctBy(secret => secret.Family)
            let json = PlantedRecord.Of(record, secret.Text).ToJsonString()
            let redacted = Encoding.UTF8.GetString(RedactedJson.Of(Encoding.UTF8.GetBytes(json)))
            where redacted.Contains(secret.Value, StringComparison.Ordinal)
            select $"{record.Name}: {redacted}";

        Assert.IsGreaterThan(20, records.Count);
        Assert.AreEqual("", string.Join('\n', left.Take(5)));
    }

    [TestMethod]
    public void Of_RecordWithoutASecret_IsThatRecord()
    {
        var item = new EventReference("session-1", 1);

        Assert.AreSame(item, RedactedJson.Of(item, ProtocolJson.Default.EventReference));
    }

    // Whatever is said by our own lists is not a secret.
    [TestMethod]
    public void Redact_TextsOfTheCatalogues_LeavesThemAlone()
    {
        string[] texts =
        [
            .. EventCodes.All.SelectMany(info => (string[])[info.Code.Value, $"{info.Code}: {info.Summary}"]),
            .. KojiErrorCatalog.All.SelectMany(error =>
                (string[])[error.Code.Value, error.Message, $"{{\"error\":\"{error.Code}\",\"message\":\"{error.Message}\"}}"]
            ),
            .. CauseCatalog.All.SelectMany(cause => (string[])[cause.Id.Value, cause.Summary, cause.Fix]),
            .. RuleCatalog.All.Select(rule => rule.Fix),
            .. typeof(FactValues)
                .GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(field => (string)field.GetRawConstantValue()!), // They are constants.
            .. Enum.GetValues<Fact>().SelectMany(fact => (string[])[fact.ToName(), fact.ToWords()]),
        ];

        Assert.AreEqual(
            "",
            string.Join('\n', texts.Where(text => Redactor.Redact(text) != text).Select(text => $"{text}\n  {Redactor.Redact(text)}"))
        );
    }
}
