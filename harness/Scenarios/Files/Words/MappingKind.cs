using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>A mapping of keys that stand for a record's properties.</summary>
internal sealed class MappingKind<TRecord>(IReadOnlyList<Field<TRecord>> fields) : Kind
{
    /// <inheritdoc/>
    public override string Allowed => $"a mapping with: {string.Join(", ", fields.Select(item => item.Name))}";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json) => ObjectSchema.Write(json, fields);
}
