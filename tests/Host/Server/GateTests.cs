using System.Text.Json;
using System.Text.Json.Nodes;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class GateTests
{
    // They share it, each with a session of its own.
    private static RunningHost host = null!;

    private readonly string session = $"session-{Guid.NewGuid():N}";

    [ClassInitialize]
    public static async Task StartAsync(TestContext _) => host = await RunningHost.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await host.DisposeAsync();

    [TestMethod]
    [DataRow("code", "\"no_such_code\"", RefusalReason.UnknownCode)]
    [DataRow("sequence", "0", RefusalReason.BadSequence)]
    [DataRow("sequence", "\"1\"", RefusalReason.Malformed)]
    [DataRow("source", "\"api\"", RefusalReason.BadClaim)]
    [DataRow("source", "\"harness\"", RefusalReason.BadClaim)]
    [DataRow("source", "\"nobody\"", RefusalReason.Malformed)]
    [DataRow("source", "0", RefusalReason.Malformed)]
    [DataRow("occurredAt", "\"yesterday\"", RefusalReason.Malformed)]
    [DataRow("trust", "null", RefusalReason.Malformed)]
    [DataRow("trust", """{"level":"trusted","reason":"own-observation"}""", RefusalReason.BadClaim)]
    [DataRow("trust", """{"level":"trusted","reason":"origin-is-opaque"}""", RefusalReason.BadClaim)]
    [DataRow("trust", """{"level":"untrusted","reason":"origin-and-window-match"}""", RefusalReason.BadClaim)]
    [DataRow("trust", """{"level":"untrusted","reason":"replayed"}""", RefusalReason.BadClaim)]
    [DataRow("replays", """{"session":"s1","sequence":1}""", RefusalReason.BadClaim)]
    public async Task Append_EventWithOneBadField_RefusesItAndKeepsTheOther(string field, string value, RefusalReason expected)
    {
        var batch = AsJson(Batch(Sample.Event(1), Sample.Event(2)));
        batch["events"]![0]![field] = JsonNode.Parse(value);

        var receipt = await IngestTests.AppendAsync(host, AsElement(batch));

        Assert.AreEqual(1, receipt.Stored);
        Assert.AreEqual(expected, receipt.Refusals.Single().Reason, receipt.Refusals.Single().Detail);
        Assert.AreEqual(2, (await IngestTests.ReadAsync(host, 1, $"session={session}"))[0].Sequence);
    }

    [TestMethod]
    public async Task Append_EventWithAPasswordInAnAddress_KeepsItWithout()
    {
        await using var host = await RunningHost.StartAsync();
        const string Address = "https://user:s3cret@koji.so/x";

        await IngestTests.AppendAsync(
            host,
            AsElement(
                AsJson(
                    Sample.Batch(
                        Sample.Event() with
                        {
                            Message = $"at {Address}",
                            Origin = "https://user:s3cret@koji.so",
                            Frame = new() { Index = 0, Src = Address },
                            Raw = new() { Text = $"{{\"a\":\"{Address}\"}}", Truncated = false },
                        }
                    )
                )
            )
        );

        var kept = (await IngestTests.ReadAsync(host, 1))[0];
        Assert.AreEqual(("https://koji.so/x", "at https://[redacted]@koji.so/x"), (kept.Frame?.Src, kept.Message));
        Assert.IsFalse(JsonSerializer.Serialize(kept, ProtocolJson.Default.EventEnvelope).Contains("s3cret", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("bridge", "untrusted", "s1", 1, 0)]
    [DataRow("widget", "trusted", "s1", 1, 0)]
    [DataRow("widget", "untrusted", "<b>", 1, 0)]
    [DataRow("widget", "untrusted", "s1", 0, 0)]
    [DataRow("widget", "untrusted", "s1", 1, 1, DisplayName = "with evidence")]
    [DataRow("widget", "untrusted", "s1", 1, 0, true, DisplayName = "as it should be")]
    public async Task Replay_ThatCouldCount_IsRefusedEvenFromAnotherLog(
        string source,
        string level,
        string replayed,
        int sequence,
        int facts,
        bool taken = false
    )
    {
        var fact = JsonNode.Parse("""{"fact":"handshake","value":"yes","place":"page"}""");
        var batch = AsJson(Batch(Sample.Event()));
        var item = batch["events"]![0]!;
        item["source"] = source;
        item["trust"] = new JsonObject { ["level"] = level, ["reason"] = "replayed" };
        item["replays"] = new JsonObject { ["session"] = replayed, ["sequence"] = sequence };
        item["evidence"] = new JsonArray([.. Enumerable.Repeat(fact, facts)]);

        using var request = new HttpRequestMessage(HttpMethod.Post, ProtocolRoutes.Events)
        {
            Content = new StringContent(batch.ToJsonString(), System.Text.Encoding.UTF8, "application/json"),
            Headers = { Authorization = new("Bearer", host.Settings.Tokens.Reader) },
        };
        using var answer = await host.Http.SendAsync(request);
        var imported = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ProtocolJson.Default.IngestReceipt)!;
        var posted = await IngestTests.AppendAsync(host, AsElement(batch));

        Assert.AreEqual(taken, imported.Stored + posted.Stored == 1);
        Assert.AreEqual(
            taken ? 0 : 2,
            imported.Refusals.Concat(posted.Refusals).Count(refusal => refusal.Reason == RefusalReason.BadClaim)
        );
    }

    [TestMethod]
    [DataRow("null", RefusalReason.Malformed)]
    [DataRow("[]", RefusalReason.Malformed)]
    [DataRow("""{"run":"r","session":"s"}""", RefusalReason.Malformed)]
    [DataRow("""{"run":"r","session":"s","events":{}}""", RefusalReason.Malformed)]
    [DataRow("""{"run":"","session":"s","events":[]}""", RefusalReason.BadIdentifier)]
    [DataRow("""{"run":"r","session":"<b>","events":[]}""", RefusalReason.BadIdentifier)]
    [DataRow("""{"run":"r","session":"s\n","events":[]}""", RefusalReason.BadIdentifier)]
    [DataRow("""{"run":7,"session":"s","events":[]}""", RefusalReason.BadIdentifier)]
    [DataRow("""{"run":"r","session":"s","events":[null]}""", RefusalReason.Malformed)]
    [DataRow("""{"run":"r","session":"s","events":[{}]}""", RefusalReason.Malformed)]
    public async Task Append_BodyThatIsNotABatch_SaysWhy(string body, RefusalReason expected)
    {
        var receipt = await IngestTests.AppendAsync(host, JsonDocument.Parse(body).RootElement);

        Assert.AreEqual(0, receipt.Stored);
        Assert.AreEqual(expected, receipt.Refusals.Single().Reason, receipt.Refusals.Single().Detail);
    }

    [TestMethod]
    public async Task Append_TextsAtTheirBounds_AreStored()
    {
        var receipt = await IngestTests.AppendAsync(host, Batch(Sized(EventLimits.RawCharacters, EventLimits.TextCharacters)));

        Assert.AreEqual(1, receipt.Stored);
    }

    [TestMethod]
    [DataRow(EventLimits.RawCharacters + 1, 1)]
    [DataRow(1, EventLimits.TextCharacters + 1)]
    public async Task Append_TextBeyondItsBound_IsRefused(int raw, int message)
    {
        var receipt = await IngestTests.AppendAsync(host, Batch(Sized(raw, message)));

        Assert.AreEqual(RefusalReason.TooLarge, receipt.Refusals.Single().Reason);
    }

    [TestMethod]
    public async Task Append_MoreEventsThanABatchHolds_IsRefusedWhole()
    {
        var receipt = await IngestTests.AppendAsync(host, Sample.Batch(EventLimits.EventsPerBatch + 1) with { Session = session });

        Assert.AreEqual(0, receipt.Stored);
        Assert.AreEqual(RefusalReason.TooLarge, receipt.Refusals.Single().Reason);
    }

    private EventBatch Batch(params EmittedEvent[] events) => Sample.Batch(events) with { Session = session };

    private static EmittedEvent Sized(int raw, int message) =>
        Sample.Event() with
        {
            Raw = new() { Text = new string('x', raw), Truncated = true },
            Message = new string('x', message),
        };

    private static JsonNode AsJson(EventBatch batch) => JsonSerializer.SerializeToNode(batch, ProtocolJson.Default.EventBatch)!;

    private static JsonElement AsElement(JsonNode node) => JsonDocument.Parse(node.ToJsonString()).RootElement;
}
