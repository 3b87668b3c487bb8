using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

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
            rules.Add(rule!);
        }

        return Refuse(rules);
    }

    private static string Place(int count, int index) => count == 1 ? "" : $"Rule {index + 1}: ";
}
