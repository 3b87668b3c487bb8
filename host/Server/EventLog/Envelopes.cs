using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>Puts an emitted event into its envelope.</summary>
internal static class Envelopes
{
    public static EventEnvelope Wrap(EventBatch batch, EmittedEvent emitted, long position, DateTimeOffset receivedAt) => new()
    {
        Id = Guid.CreateVersion7(receivedAt).ToString(),
        Run = batch.Run,
        Session = batch.Session,
        Sequence = emitted.Sequence,
        Position = position,
        OccurredAt = emitted.OccurredAt,
        ReceivedAt = receivedAt,
        Source = emitted.Source,
        Code = emitted.Code,
        Severity = SeverityOf(emitted.Code),
        Message = emitted.Message,
        Origin = emitted.Origin,
        Trust = emitted.Trust,
        Replays = emitted.Replays,
        Frame = emitted.Frame,
        Raw = emitted.Raw,
        Evidence = emitted.Evidence,
    };

    /// <exception cref="InvalidOperationException">The code is not in the catalogue.</exception>
    public static Severity SeverityOf(EventCode code) => EventCodes.Find(code)?.Severity
        ?? throw new InvalidOperationException($"The code {code} passed the gate but is not in the catalogue. Add it to EventCodes.");
}
