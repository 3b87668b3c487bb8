using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class WireTests
{
    private const string Written = """
        {"sequence":1,"occurredAt":"2026-11-22T10:00:00+00:00","source":"widget","code":"session_expired","origin":"https://app.getkoji.com","trust":{"level":"trusted","reason":"origin-and-window-match"}}
        """;

    [TestMethod]
    public void EmittedEvent_WrittenAndRead_KeepsItsShape()
    {
        var read = JsonSerializer.Deserialize(Written, ProtocolJson.Default.EmittedEvent)!;

        Assert.AreEqual(EventCodes.SessionExpired, read.Code);
        Assert.AreEqual(Written.Trim(), JsonSerializer.Serialize(read, ProtocolJson.Default.EmittedEvent));
    }

    [TestMethod]
    [DataRow("sequence")]
    [DataRow("occurredAt")]
    [DataRow("source")]
    [DataRow("code")]
    [DataRow("trust")]
    public void EmittedEvent_WithoutARequiredField_IsNotTaken(string field)
    {
        using var document = JsonDocument.Parse(Written);
        var without = document
            .RootElement.EnumerateObject()
            .Where(property => property.Name != field)
            .ToDictionary(p => p.Name, p => p.Value);

        var missing = Assert.ThrowsExactly<JsonException>(() =>
            JsonSerializer.Deserialize(JsonSerializer.Serialize(without), ProtocolJson.Default.EmittedEvent)
        );

        StringAssert.Contains(missing.Message, field);
    }

    [TestMethod]
    [DataRow(Verdict.Pass, Verdict.Fail, Verdict.Fail)]
    [DataRow(Verdict.Error, Verdict.Pass, Verdict.Error)]
    [DataRow(Verdict.Fail, Verdict.Inconclusive, Verdict.Fail)]
    [DataRow(Verdict.Inconclusive, Verdict.Pass, Verdict.Inconclusive)]
    public void Verdict_OnlyWorsens(Verdict one, Verdict other, Verdict expected) => Assert.AreEqual(expected, one.And(other));
}
