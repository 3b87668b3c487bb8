using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Scenarios.Catalog;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>Which scenarios a command line means.</summary>
internal static class ScenarioSelection
{
    /// <summary>The named ones, or all; of these, those that contain the text. In the catalogue's order.</summary>
    /// <exception cref="UsageException">A name is unknown, or nothing is left.</exception>
    public static IReadOnlyList<Scenario> Select(IReadOnlyList<string> names, string? grep)
    {
        var all = ScenarioCatalog.All;
        if (names.FirstOrDefault(name => all.All(scenario => scenario.Name != name)) is { } unknown)
            throw new UsageException($"There is no scenario '{unknown}'. There are: {string.Join(", ", all.Select(scenario => scenario.Name))}");

        var chosen = all
            .Where(scenario => names.Count == 0 || names.Contains(scenario.Name))
            .Where(scenario => string.IsNullOrEmpty(grep) || Text(scenario).Contains(grep, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return chosen.Count > 0 ? chosen : throw new UsageException($"No scenario contains '{grep}'. See: koji-harness list");
    }

    private static string Text(Scenario scenario) =>
        $"{scenario.Name} {scenario.Expect?.Code} {scenario.Expect?.Cause} {scenario.Purpose}";
}
