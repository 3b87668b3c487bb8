using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>A mapping as JSON Schema.</summary>
internal static class ObjectSchema
{
    /// <summary>The keywords of a mapping with these keys and no others.</summary>
    public static void Write<T>(Utf8JsonWriter json, IReadOnlyList<Field<T>> fields) =>
        Write(json, fields.Select(field => (field.Name, field.Summary, field.Kind, Needed: false)));

    /// <summary>Writes the schema of a word's parameters.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Parameter> parameters) =>
        Write(json, parameters.Select(item => (item.Name, item.Summary, item.Kind, Needed: item.Default is null)));

    private static void Write(Utf8JsonWriter json, IEnumerable<(string Name, string Summary, Kind Kind, bool Needed)> keys)
    {
        var known = keys.ToList();
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        if (known.Exists(key => key.Needed))
        {
            json.WriteStartArray("required");
            foreach (var key in known.Where(key => key.Needed))
                json.WriteStringValue(key.Name);
            json.WriteEndArray();
        }

        json.WriteStartObject("properties");
        foreach (var key in known)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.Summary);
            key.Kind.WriteSchema(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
