using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Host.Server;

/// <summary>Events as the log hands them out, without a log.</summary>
internal static class Envelopes
{
    /// <summary>The envelope of one event. Its texts are its own, also where JSON could not carry them.</summary>
    public static EventEnvelope Wrap(EventBatch batch, EmittedEvent emitted, long position, DateTimeOffset receivedAt)
    {
        var bytes = new EnvelopeWriter(AcceptedBatch.Of(batch), receivedAt).Write(
            AcceptedBatch.Accept(emitted),
            position,
            Severities.Of(emitted.Code)
        );
        return new StoredEvent(bytes).Envelope with { Message = emitted.Message };
    }
}
