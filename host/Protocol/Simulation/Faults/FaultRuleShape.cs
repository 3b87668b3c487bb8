using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>Reads one rule, and says where it has not the shape of one. The reader's own words would name types of this program.</summary>
internal static class FaultRuleShape
{
    private const int LongestEcho = 60;

    private static readonly Dictionary<string, JsonTypeInfo> Objects = new(StringComparer.Ordinal)
    {
        [""] = ProtocolJson.Default.FaultRule,
        ["match"] = ProtocolJson.Default.FaultMatch,
        ["match.header"] = ProtocolJson.Default.FaultHeader,
        ["effect"] = ProtocolJson.Default.FaultEffect,
    };

    /// <summary>What is wrong with its shape, in one line; null when nothing is, and <paramref name="rule"/> is it.</summary>
    public static string? Read(JsonElement element, out FaultRule? rule)
    {
        rule = null;
        try
        {
            rule = element.Deserialize(ProtocolJson.Default.FaultRule);
            return rule is null ? Explain("") : null;
        }
        catch (JsonException misfit)
        {
            return Explain(misfit.Path is ['$', '.', .. var path] ? path : "");
        }
    }

    private static string Explain(string path)
    {
        if (Objects.TryGetValue(path, out var whole))
            return $"{(path.Length == 0 ? "A rule" : path)} must be an object of {Names(whole)}{Needed(whole)}.";

        var dot = path.LastIndexOf('.');
        var parent = Objects.GetValueOrDefault(dot < 0 ? "" : path[..dot]) ?? Objects[""];
        var known = parent.Properties.FirstOrDefault(property => property.Name == path[(dot + 1)..]);
        return known is null
            ? $"{path.Shortened(LongestEcho)} is unknown. Use {Names(parent)}."
            : $"{path} must be {Kind(known.PropertyType)}.";
    }

    private static string Names(JsonTypeInfo type) => string.Join(", ", type.Properties.Select(property => property.Name));

    private static string Needed(JsonTypeInfo type) =>
        type.Properties.FirstOrDefault(property => property.IsRequired) is { Name: var name } ? $", with {name} at least" : "";

    private static string Kind(Type type) =>
        Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
        {
            TypeCode.Boolean => "true or false",
            TypeCode.Int32 => "a whole number",
            TypeCode.Double => "a number",
            _ => "a text",
        };
}
