using System.Text.Json;
using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol;

/// <summary>A stable name from a closed catalogue, as a type of its own.</summary>
public interface IName<TSelf>
    where TSelf : struct, IName<TSelf>
{
    /// <summary>The name as it is written.</summary>
    string Value { get; }

    /// <summary>The name that is written so; whether it is in the catalogue is for the catalogue to say.</summary>
    static abstract TSelf Of(string value);
}

/// <summary>A name is a plain string on the wire.</summary>
public sealed class NameConverter<T> : JsonConverter<T>
    where T : struct, IName<T>
{
    /// <inheritdoc/>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        T.Of(reader.GetString() ?? throw new JsonException($"{typeof(T).Name} is a string, not null."));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
