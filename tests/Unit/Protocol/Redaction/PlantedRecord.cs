using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

/// <summary>
/// A record with the same text in every string that it has, found by reflection: a field that it gets tomorrow has it, too.
/// </summary>
internal static class PlantedRecord
{
    private const int Deepest = 6;

    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The record as JSON.</summary>
    public static JsonNode Of(Type type, string text, int depth = 0)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (
            type == typeof(string)
            || type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IName<>))
        )
            return JsonValue.Create(text);
        if (type == typeof(Uri))
            return JsonValue.Create("https://planted.example/?q=" + Uri.EscapeDataString(text));
        if (type == typeof(DateTimeOffset))
            return JsonValue.Create("2026-11-27T10:00:00+00:00");
        if (type == typeof(bool))
            return JsonValue.Create(false);
        if (type.IsEnum)
            return JsonSerializer.SerializeToNode(Enum.GetValues(type).GetValue(0), ProtocolJson.Default.Options)
                ?? throw new InvalidOperationException($"{type} has no value.");
        if (type.IsPrimitive)
            return JsonValue.Create(1);
        if (ItemOf(type) is { } item)
            return item.IsPrimitive || depth < Deepest ? new JsonArray(Of(item, text, depth + 1)) : new JsonArray();
        return new JsonObject(
            Fields(type, depth)
                .Select(field =>
                    KeyValuePair.Create<string, JsonNode?>(
                        JsonNamingPolicy.CamelCase.ConvertName(field.Name),
                        Of(field.PropertyType, text, depth + 1)
                    )
                )
        );
    }

    private static Type? ItemOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : typeof(IEnumerable).IsAssignableFrom(type) ? type.GetGenericArguments().FirstOrDefault()
        : null;

    // A result has the results before it, and so on.
    private static IEnumerable<PropertyInfo> Fields(Type type, int depth) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(field =>
                field.SetMethod is not null && (depth <= Deepest || Nullability.Create(field).WriteState != NullabilityState.Nullable)
            );
}
