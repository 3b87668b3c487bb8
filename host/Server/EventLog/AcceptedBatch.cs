using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>Events of one session that the gate has let in, in rising sequence.</summary>
/// <param name="Run">The run.</param>
/// <param name="Session">The session.</param>
/// <param name="Events">The events.</param>
public sealed record AcceptedBatch(string Run, string Session, IReadOnlyList<AcceptedEvent> Events)
{
    /// <summary>The batch with its events written out.</summary>
    public static AcceptedBatch Of(EventBatch batch) => new(batch.Run, batch.Session, [.. batch.Events.Select(Accept)]);

    /// <summary>The event written out.</summary>
    public static AcceptedEvent Accept(EmittedEvent emitted) =>
        new(
            emitted.Sequence,
            emitted.Source,
            emitted.Code,
            emitted.Trust.Level,
            JsonSerializer.SerializeToUtf8Bytes(emitted, ProtocolJson.Default.EmittedEvent).AsMemory()[1..^1]
        );
}
