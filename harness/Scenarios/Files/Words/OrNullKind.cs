using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>A text of another kind, or null.</summary>
internal sealed class OrNullKind(Kind<string> kind) : Kind<string?>
{
    /// <inheritdoc/>
    public override string Allowed => kind.Allowed + " or null";

    /// <inheritdoc/>
    public override string? Read(string name, FileNode node) => node.IsNull ? null : kind.Read(name, node);

    /// <inheritdoc/>
    public override string Write(string? value) => value is null ? "null" : kind.Write(value);

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        kind.WriteSchema(json);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "null");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
