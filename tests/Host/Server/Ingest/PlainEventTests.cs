using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server.Ingest;

/// <summary>What is kept as it came is what the serializer and the gate would have made of it.</summary>
[TestClass]
public sealed class PlainEventTests
{
    private const string Origin = "http://127.0.0.1:9";

    private static readonly IngestGate Gate = new(new EventGate(new HostSettings { WidgetBase = new Uri(Origin + "/embed") }));

    // As a browser writes JSON: only what has to be escaped.
    private static readonly ProtocolJson Unescaped = new(
        new(ProtocolJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
    );

    private static readonly string[] Texts =
    [
        "",
        "plain",
        "koji_sk_live_1",
        "Bearer abc",
        "\"quoted\"",
        "back\\slash",
        "line\nbreak",
        "über",
        "\u212A",
        "session_to\u212Aen=1",
        "eyJhbGciOiJIUzI1NiJ9.e30.x",
        "😀",
        "<script>",
        "null",
        "\0",
        new('x', 2_048),
        new('x', 2_049),
        new('ü', 1_500),
        "access_token=abc",
    ];

    // What a sender can do to the JSON of an event.
    private static readonly Func<string, string>[] Changes =
    [
        json => json,
        json => json.Replace("\"message\"", "\"mess\\u0061ge\"", StringComparison.Ordinal),
        json => json.Replace("}", " }", StringComparison.Ordinal),
        json => json.Replace("\"sequence\":", "\"sequence\":1,\"sequence\":", StringComparison.Ordinal),
        json => json[..^1] + ",\"more\":\"koji_sk_live_1\"}",
        json => json[..^1] + ",\"message\":\"twice\"}",
        json => json[..^1] + ",\"message\":null}",
        json => json.Replace("\"code\":", "\"Code\":", StringComparison.Ordinal),
        json => json.Replace("\"trust\":{", "\"trust\":{\"level\":\"trusted\",", StringComparison.Ordinal),
        json => json.Replace("\"index\":0", "\"index\":\"0\"", StringComparison.Ordinal),
        json => json.Replace("\"index\":0", "\"index\":0.5", StringComparison.Ordinal),
        json => json.Replace("widget", "Widget", StringComparison.Ordinal),
        json => json.Replace("\"truncated\":false", "\"truncated\":null", StringComparison.Ordinal),
        json => json.Replace("+00:00", "Z", StringComparison.Ordinal),
        json => json.Replace("bearer", "\\u0062earer", StringComparison.OrdinalIgnoreCase),
        json => json.Replace("2026-", "26-", StringComparison.Ordinal),
        json => json.Replace("\"raw\":{", "\"raw\":{\"more\":{},", StringComparison.Ordinal),
        json => json.Replace("\"trust\":{", "\"trust\":[{", StringComparison.Ordinal).Replace("},", "}],", StringComparison.Ordinal),
    ];

    [TestMethod]
    public void Judge_EventOfAnyShape_IsKeptAsTheSerializerAndTheGateHaveIt()
    {
        var random = new Random(20261127);
        var (asItCame, otherwise) = (0, 0);
        for (var round = 0; round < 6_000; round++)
        {
            var json = JsonSerializer.Serialize(
                Event(random),
                random.Next(2) == 0 ? ProtocolJson.Default.EmittedEvent : Unescaped.EmittedEvent
            );
            json = Changes[random.Next(2) * random.Next(Changes.Length)](json);
            if (random.Next(4) == 0)
                json = Changes[random.Next(Changes.Length)](json);
            var recorded = random.Next(4) == 0;
            if (!TryJudge(json, recorded, out var judged))
                continue;
            _ = PlainEvent.TryRead(Encoding.UTF8.GetBytes(json), out _) ? asItCame++ : otherwise++;

            // A space before the member makes it longer than what is kept as it came, and changes nothing else.
            var slow = TryJudge(json[..^1] + new string(' ', 9_000) + "}", recorded, out var expected);

            Assert.IsTrue(slow);
            Assert.AreEqual(expected.Refusal, judged.Refusal, json);
            Assert.AreEqual(expected.Event, judged.Event, json);
        }

        Assert.IsTrue(asItCame > 500 && otherwise > 500, $"{asItCame} as they came, {otherwise} otherwise");
    }

    private static bool TryJudge(string json, bool recorded, out (EventEnvelope? Event, string? Refusal) judged)
    {
        judged = default;
        JsonDocument body;
        try
        {
            body = JsonDocument.Parse($$"""{"run":"run-1","session":"session-1","events":[{{json}}]}""");
        }
        catch (JsonException)
        {
            return false;
        }

        using (body)
        {
            var (batch, refusals, _) = Gate.Judge(body.RootElement, recorded);
            judged = batch?.Events is [var item] ? (Envelope(batch, item), null) : (null, $"{refusals.Single()}");
            return true;
        }
    }

    private static EventEnvelope Envelope(AcceptedBatch batch, AcceptedEvent item)
    {
        var envelope = new StoredEvent(
            new EnvelopeWriter(batch, DateTimeOffset.UnixEpoch).Write(item, 1, Severities.Of(item.Code))
        ).Envelope;
        Assert.AreEqual(
            (item.Sequence, item.Source, item.Code, item.Trust),
            (envelope.Sequence, envelope.Source, envelope.Code, envelope.Trust.Level)
        );
        return envelope with { Id = "" };
    }

    private static EmittedEvent Event(Random random) =>
        new()
        {
            Sequence = random.Next(8) == 0 ? random.Next(-1, 1) : random.Next(1, 100),
            OccurredAt = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero).AddMilliseconds(random.Next(1000)),
            Source = random.Next(3) == 0 ? random.GetItems(Enum.GetValues<EventSource>(), 1)[0] : EventSource.Widget,
            Code = random.Next(8) == 0 ? new("no.code") : random.GetItems(EventCodes.All.Select(info => info.Code).ToArray(), 1)[0],
            Message = Maybe(random),
            Origin = random.Next(2) == 0 ? Origin : Maybe(random),
            Trust =
                random.Next(3) == 0
                    ? new()
                    {
                        Level = random.GetItems(Enum.GetValues<TrustLevel>(), 1)[0],
                        Reason = random.GetItems(Enum.GetValues<TrustReason>(), 1)[0],
                    }
                    : new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
            Replays = random.Next(20) == 0 ? new("session-2", 1) : null,
            Frame =
                random.Next(2) == 0
                    ? null
                    : new()
                    {
                        Index = 0,
                        Src = Maybe(random) ?? "",
                        Allow = Maybe(random),
                        Sandbox = Maybe(random),
                    },
            Raw =
                random.Next(2) == 0
                    ? null
                    : new()
                    {
                        Text = Maybe(random) ?? "{\"a\":1}",
                        Truncated = false,
                        Rule = Maybe(random),
                    },
        };

    private static string? Maybe(Random random) =>
        random.Next(3) == 0 ? Texts[random.Next(Texts.Length)]
        : random.Next(2) == 0 ? null
        : "plain";
}
