using System.Text.Json;
using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

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
