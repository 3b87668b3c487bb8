using System.Text.Json;
using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Causes;

/// <summary>A cause is its plain name as a string on the wire.</summary>
public sealed class CauseIdConverter : JsonConverter<CauseId>
{
    /// <inheritdoc/>
    public override CauseId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.GetString() ?? throw new JsonException("A cause is a string."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CauseId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Value);
}
