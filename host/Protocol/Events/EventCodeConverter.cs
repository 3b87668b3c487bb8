using System.Text.Json;
using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Events;

/// <summary>An event code is a plain string on the wire.</summary>
public sealed class EventCodeConverter : JsonConverter<EventCode>
{
    /// <inheritdoc/>
    public override EventCode Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("An event code is a string."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EventCode value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
