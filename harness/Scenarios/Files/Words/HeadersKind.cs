using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>A mapping of response headers' names to their values.</summary>
internal sealed class HeadersKind : Kind<IReadOnlyList<KeyValuePair<string, string>>>
{
    /// <inheritdoc/>
    public override string Allowed => "a mapping of headers, such as { x-frame-options: DENY }";

    /// <inheritdoc/>
    public override bool IsMapping => true;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Read(string name, FileNode node) => node.Entries is { Count: > 0 } entries
        ? [.. entries.Select(entry => KeyValuePair.Create(Kinds.HeaderName.Read("A header's name", entry.Key), Kinds.Line.Read(entry.Key.Shown, entry.Value)))]
        : throw node.Wrong($"'{name}' is {Allowed}.");

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<KeyValuePair<string, string>> value) =>
        $"{{ {string.Join(", ", value.Select(header => $"{header.Key}: {Kinds.Line.Write(header.Value)}"))} }}";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        json.WriteNumber("minProperties", 1);
        json.WriteStartObject("propertyNames");
        Kinds.HeaderName.WriteSchema(json);
        json.WriteEndObject();
        json.WriteStartObject("additionalProperties");
        Kinds.Line.WriteSchema(json);
        json.WriteEndObject();
    }
}
