using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>
/// Reads rules as a file or a request has them: one rule, an array of them, or an object whose <c>faults</c> is that array.
/// </summary>
public static class FaultRuleReader
{
    /// <summary>All of the rules, each of them usable, or what is wrong with the first that is not.</summary>
    /// <param name="json">The text.</param>
    /// <param name="rules">The rules, in their order.</param>
    /// <param name="problem">One line that names the place and the remedy.</param>
    public static bool TryRead(
        string json,
        [NotNullWhen(true)] out IReadOnlyList<FaultRule>? rules,
        [NotNullWhen(false)] out string? problem
    )
    {
        rules = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            problem = Read(Elements(document.RootElement), out var read);
            rules = problem is null ? read : null;
        }
        catch (JsonException broken)
        {
            problem = $"Line {(broken.LineNumber ?? 0) + 1} is not JSON. Write one rule, an array of rules, or {{\"faults\": […]}}.";
        }

        return rules is not null;
    }

    /// <summary>What keeps these rules from being used together, in one line with its remedy; null when nothing does.</summary>
    public static string? Refuse(IReadOnlyList<FaultRule> rules)
    {
        if (rules.Count > FaultLimits.Rules)
            return $"{rules.Count} rules are too many. Keep to {FaultLimits.Rules}.";
        for (var index = 0; index < rules.Count; index++)
        {
            if (FaultRuleCheck.Refuse(rules[index]) is { } refusal)
                return $"{Place(rules.Count, index)}{refusal}";
        }

        return rules.Where(rule => rule.Id is not null).GroupBy(rule => rule.Id).FirstOrDefault(same => same.Count() > 1) is { Key: var id }
            ? $"Two rules have the id '{id}'. Give each its own."
            : null;
    }

    private static JsonElement[] Elements(JsonElement root) =>
        root.ValueKind switch
        {
            JsonValueKind.Array => [.. root.EnumerateArray()],
            JsonValueKind.Object when root.TryGetProperty("faults", out var faults) && faults.ValueKind == JsonValueKind.Array =>
            [
                .. faults.EnumerateArray(),
            ],
            _ => [root],
        };

    private static string? Read(JsonElement[] elements, out List<FaultRule> rules)
    {
        rules = [];
        for (var index = 0; index < elements.Length; index++)
        {
            if (FaultRuleShape.Read(elements[index], out var rule) is { } problem)
                return $"{Place(elements.Length, index)}{problem}";
            rules.Add(rule!); // There is a rule where there is no problem.
        }

        return Refuse(rules);
    }

    private static string Place(int count, int index) => count == 1 ? "" : $"Rule {index + 1}: ";
}

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
