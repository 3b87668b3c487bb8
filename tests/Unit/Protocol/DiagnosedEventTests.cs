using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Tests.Unit.Architecture;

namespace KojiWidgetHarness.Tests.Unit.Protocol;

[TestClass]
public sealed class DiagnosedEventTests
{
    private static readonly EventEnvelope Denied = new()
    {
        Id = "0193529c-5cb8-7c3e-9d3f-1f2a3b4c5d6e",
        Run = "manual",
        Session = "b4c9",
        Sequence = 7,
        Position = 42,
        OccurredAt = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
        ReceivedAt = new(2026, 11, 22, 10, 0, 1, TimeSpan.Zero),
        Source = EventSource.Widget,
        Code = EventCodes.MicrophoneDenied,
        Severity = Severity.Error,
        Message = "Microphone access was denied by the user or browser.",
        Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
        Frame = new() { Index = 0, Src = "https://app.getkoji.com/embed/1" },
        Evidence = CauseCatalog
            .Find(CauseIds.IframeWithoutAllow)!
            .Hints.Select(sign => new Evidence
            {
                Fact = sign.Fact,
                Value = sign.Value,
                Place = EvidencePlace.Page,
            })
            .ToList(),
    };

    [TestMethod]
    public void Failure_GetsItsDiagnosesBehindTheBytesThatItHas()
    {
        var stored = Stored(Denied);

        var diagnosed = DiagnosedEvent.Of(stored);

        Assert.IsTrue(diagnosed.Json.Span.StartsWith(stored.Json.Span[..^1]));
        Assert.AreEqual(Written(Diagnostician.Diagnose(Denied.Code, Denied.Evidence!, Denied.Frame)), DiagnosesOf(diagnosed).GetRawText());
        var first = DiagnosesOf(diagnosed)[0];
        Assert.AreEqual(
            ("iframe-without-allow", "likely"),
            (first.GetProperty("cause").GetString(), first.GetProperty("confidence").GetString())
        );
        StringAssert.Contains(first.GetProperty("correction").GetProperty("text").GetString(), "allow=\"microphone\"");
        Assert.AreEqual(Denied.Position, diagnosed.Envelope.Position);
    }

    [TestMethod]
    public void Failure_OfWhichNothingIsKnown_HasNoneAndSaysSo()
    {
        EventEnvelope[] unknown =
        [
            Denied with
            {
                Evidence = null,
            },
            Denied with
            {
                Evidence = [],
            },
            Denied with
            {
                Evidence =
                [
                    new()
                    {
                        Fact = Fact.Handshake,
                        Value = FactValues.Yes,
                        Place = EvidencePlace.Page,
                    },
                ],
            },
        ];

        foreach (var item in unknown)
            Assert.AreEqual("[]", DiagnosesOf(DiagnosedEvent.Of(item)).GetRawText());
    }

    [TestMethod]
    public void Failure_Examined_IsExaminedByWhatItHas()
    {
        Assert.AreEqual(Written(Diagnostician.Diagnose(Denied)), Written(Diagnostician.Examine(Denied).Causes));
        Assert.IsEmpty(Diagnostician.Examine(Denied with { Evidence = null }).Causes);
    }

    [TestMethod]
    public void Event_ThatIsNotAFailure_IsHandedOnUnread()
    {
        var unread = new StoredEvent("""{"severity":"info","it":"is not an envelope"}"""u8.ToArray());
        var quoting = Stored(
            Denied with
            {
                Code = EventCodes.WidgetReady,
                Severity = Severity.Info,
                Message = "\"severity\":\"error\"",
                Raw = new() { Text = """{"severity":"error"}""", Truncated = false },
            }
        );

        Assert.AreSame(unread, DiagnosedEvent.Of(unread));
        Assert.AreSame(quoting, DiagnosedEvent.Of(quoting));
    }

    [TestMethod]
    public void Failure_DiagnosedTwice_IsTheSame()
    {
        var once = DiagnosedEvent.Of(Denied);

        Assert.AreSame(once, DiagnosedEvent.Of(once));
        var quoting = Stored(Denied with { Message = "\"diagnoses\":[]" });
        Assert.IsTrue(JsonDocument.Parse(DiagnosedEvent.Of(quoting).Json).RootElement.TryGetProperty(DiagnosedEvent.Property, out _));
    }

    [TestMethod]
    public void Codes_WithCauses_AreErrors() =>
        Assert.IsTrue(CauseCatalog.All.All(cause => EventCodes.Find(cause.Code)!.Severity == Severity.Error));

    [TestMethod]
    public void Page_ThatDescribesIt_ShowsWhatIsWritten()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "host", "Protocol", "Causes", "README.md"));
        var sample = page.Split("```json")[1].Split("```")[0];

        var written = DiagnosesOf(DiagnosedEvent.Of(Denied));
        Assert.IsTrue(
            JsonElement.DeepEquals(JsonDocument.Parse(sample).RootElement.GetProperty(DiagnosedEvent.Property), written),
            written.GetRawText()
        );
    }

    private static StoredEvent Stored(EventEnvelope item) =>
        new(JsonSerializer.SerializeToUtf8Bytes(item, ProtocolJson.Default.EventEnvelope));

    private static JsonElement DiagnosesOf(StoredEvent item) =>
        JsonDocument.Parse(item.Json).RootElement.GetProperty(DiagnosedEvent.Property);

    private static string Written(IReadOnlyList<Diagnosis> diagnoses) =>
        JsonSerializer.Serialize(diagnoses, ProtocolJson.Default.IReadOnlyListDiagnosis);
}
