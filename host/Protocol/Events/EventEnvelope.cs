using System.Text.Json;
using System.Text.Json.Serialization;
using KojiWidgetHarness.Protocol.Facts;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>An event together with its context: what the log keeps and every reader gets.</summary>
public sealed record EventEnvelope
{
    /// <summary>A UUID version 7 in canonical form, given by the log.</summary>
    public required string Id { get; init; }

    /// <summary>The CLI or test invocation that it belongs to; <c>manual</c> for a page that a person opened.</summary>
    public required string Run { get; init; }

    /// <summary>The page load that it belongs to.</summary>
    public required string Session { get; init; }

    /// <summary>Number within the session, given by the emitter; shows gaps. The API's events are numbered apart, and leave none.</summary>
    public required long Sequence { get; init; }

    /// <summary>Number in the log, from 1, given by the log; where a reader resumes.</summary>
    public required long Position { get; init; }

    /// <summary>When the event happened, by the emitter's clock.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When the event was stored, by the server's clock.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Who emitted it.</summary>
    public required EventSource Source { get; init; }

    /// <summary>The event's code.</summary>
    public required EventCode Code { get; init; }

    /// <summary>How bad it is, by its code.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The text that came with it; null when there was none.</summary>
    public string? Message { get; init; }

    /// <summary>The sender's web origin; null when no message was involved.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether the event counts.</summary>
    public required Trust Trust { get; init; }

    /// <summary>The recorded event that it repeats; null when it repeats none.</summary>
    public EventReference? Replays { get; init; }

    /// <summary>The widget iframe that it is about; null when it is about none.</summary>
    public FrameInfo? Frame { get; init; }

    /// <summary>The message as it arrived, secrets removed; null when no message was involved.</summary>
    public RawPayload? Raw { get; init; }

    /// <summary>Facts observed together with it; null when there are none.</summary>
    public IReadOnlyList<Evidence>? Evidence { get; init; }
}

/// <summary>Names an event by what its emitter gave it, which holds in every log that it comes to.</summary>
/// <param name="Session">The session.</param>
/// <param name="Sequence">The number within the session, from 1.</param>
public sealed record EventReference(string Session, long Sequence);

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

/// <summary>In JSON a stored event is the object that its bytes are.</summary>
public sealed class StoredEventConverter : JsonConverter<StoredEvent>
{
    /// <inheritdoc/>
    public override StoredEvent Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return new StoredEvent(JsonSerializer.SerializeToUtf8Bytes(document.RootElement, ProtocolJson.Default.JsonElement));
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StoredEvent value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(value);
        // Our own serializer wrote them.
        writer.WriteRawValue(value.Json.Span, skipInputValidation: true);
    }
}
