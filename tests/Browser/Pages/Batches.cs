using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Tests.Browser.Pages;

/// <summary>Puts events of any kind into a running host's log, by the way that bridges use.</summary>
internal static class Batches
{
    // What each host gave for the sessions that tests began there.
    private static readonly ConditionalWeakTable<RunningStack, ConcurrentDictionary<string, string>> Secrets = [];

    public static readonly DateTimeOffset Start = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public static EmittedEvent Event(long sequence, EventCode code, double seconds = 0) =>
        new()
        {
            Sequence = sequence,
            OccurredAt = Start.AddSeconds(seconds),
            Source = EventSource.Bridge,
            Code = code,
            Trust = Trust.OwnObservation,
        };

    /// <summary>A message that another window than the widget's posted, and what the page saw.</summary>
    public static EmittedEvent Posted(long sequence, double seconds = 0) =>
        Event(sequence, EventCodes.MicrophoneDenied, seconds) with
        {
            Source = EventSource.Widget,
            Message = "Microphone access was denied by the user or browser.",
            Origin = "https://elsewhere.test",
            Trust = new() { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget },
            Frame = new()
            {
                Index = 0,
                Src = "https://app.getkoji.com/embed/1",
                Allow = "camera",
            },
            Raw = new()
            {
                Text = """{"type":"koji:error","version":1,"data":{"error":"microphone_denied","fatal":true,"detail":null}}""",
                Truncated = false,
                Rule = "namespaced-type",
            },
            Evidence =
            [
                new()
                {
                    Fact = Fact.MicrophonePolicy,
                    Value = FactValues.Blocked,
                    Place = EvidencePlace.Page,
                },
                new()
                {
                    Fact = Fact.Handshake,
                    Value = FactValues.Yes,
                    Place = EvidencePlace.Page,
                },
            ],
        };

    public static async Task<IngestReceipt> SendAsync(this RunningStack stack, string session, params IReadOnlyList<EmittedEvent> events)
    {
        var secrets = Secrets.GetValue(stack, _ => []);
        var batch = new EventBatch
        {
            Run = "made-up",
            Session = session,
            Secret = secrets.GetValueOrDefault(session),
            Events = events,
        };
        using var http = HarnessHttp.NewClient(stack.Target.Host);
        using var body = new StringContent(JsonSerializer.Serialize(batch, ProtocolJson.Default.EventBatch), Encoding.UTF8, "text/plain");
        var answer = await http.PostAsync(
            $"{ProtocolRoutes.IngestBeacon}?{ProtocolRoutes.TokenParameter}={stack.Target.IngestToken}",
            body
        );
        var receipt = JsonSerializer.Deserialize(await answer.Content.ReadAsStringAsync(), ProtocolJson.Default.IngestReceipt)!;
        if (receipt.Secret is { } given)
            secrets[session] = given;
        return receipt;
    }

    /// <summary>The events of the log, oldest first.</summary>
    public static async Task<IReadOnlyList<EventEnvelope>> StoredAsync(this RunningStack stack)
    {
        using var http = HarnessHttp.NewClient(stack.Target.Host);
        http.DefaultRequestHeaders.Authorization = new("Bearer", stack.Target.ReaderToken);
        var page = JsonSerializer.Deserialize(await http.GetStringAsync(ProtocolRoutes.Events), ProtocolJson.Default.EventPage)!;
        return [.. page.Events.Reverse().Select(item => item.Envelope)];
    }
}
