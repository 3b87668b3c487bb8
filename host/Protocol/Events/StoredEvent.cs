using System.Text.Json;
using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>
/// An event as the bytes that the log keeps. They are handed on as they are; who wants to look inside asks for the envelope.
/// </summary>
/// <param name="json">The envelope as UTF-8 JSON, by <see cref="ProtocolJson"/>.</param>
[JsonConverter(typeof(StoredEventConverter))]
public sealed class StoredEvent(ReadOnlyMemory<byte> json)
{
    private EventEnvelope? envelope;

    /// <summary>The envelope as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>The envelope, read when it is first asked for.</summary>
    /// <exception cref="JsonException">The bytes are not an envelope.</exception>
    public EventEnvelope Envelope =>
        envelope ??= JsonSerializer.Deserialize(Json.Span, ProtocolJson.Default.EventEnvelope)
            ?? throw new JsonException("An event is an object, not null.");
}
