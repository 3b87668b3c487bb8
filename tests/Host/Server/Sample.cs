using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>Events as a bridge would send them.</summary>
internal static class Sample
{
    public static EmittedEvent Event(long sequence = 1) =>
        new()
        {
            Sequence = sequence,
            OccurredAt = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero),
            Source = EventSource.Widget,
            Code = EventCodes.MicrophoneDenied,
            Message = "Microphone access was denied by the user or browser.",
            Origin = RunningHost.WidgetOrigin,
            Trust = new() { Level = TrustLevel.Trusted, Reason = TrustReason.OriginAndWindowMatch },
            Frame = new() { Index = 0, Src = RunningHost.WidgetOrigin + "/embed/1" },
            Raw = new()
            {
                Text = """{"type":"koji:error"}""",
                Truncated = false,
                Rule = "namespaced-type",
            },
        };

    public static EventBatch Batch(params EmittedEvent[] events) =>
        new()
        {
            Run = "run-1",
            Session = "session-1",
            Events = events,
        };

    public static EventBatch Batch(int count) => Batch([.. Enumerable.Range(1, count).Select(number => Event(number))]);
}
