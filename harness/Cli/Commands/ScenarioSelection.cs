using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Scenarios.Catalog;

namespace KojiWidgetHarness.Cli.Commands;

/// <summary>Which scenarios a command line means.</summary>
internal static class ScenarioSelection
{
    /// <summary>The named ones, or all that can be run; of these, those that contain the text. In the catalogue's order.</summary>
    /// <exception cref="UsageException">A name is unknown or cannot be run so, or nothing is left.</exception>
    public static IReadOnlyList<Scenario> Select(IReadOnlyList<string> names, string? grep, RunOptions options)
    {
        IReadOnlyList<Scenario> all = [.. options.Page is null ? [] : PageScenarios.All, .. ScenarioCatalog.All];
        if (options.Live)
            all = [.. all.Where(scenario => !scenario.NeedsSimulator)];
        if (names.FirstOrDefault(name => all.All(scenario => scenario.Name != name)) is { } unknown)
        {
            var known = ScenarioCatalog.All.Any(scenario => scenario.Name == unknown);
            throw new UsageException(
                $"{(known ? $"The scenario '{unknown}' needs the simulator: leave --live out." : $"There is no scenario '{unknown}'.")} "
                + $"There are: {string.Join(", ", all.Select(scenario => scenario.Name))}");
        }

        var chosen = all
            .Where(scenario => names.Count == 0 || names.Contains(scenario.Name))
            .Where(scenario => string.IsNullOrEmpty(grep) || Text(scenario).Contains(grep, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return chosen.Count > 0 ? chosen : throw new UsageException($"No scenario contains '{grep}'. See: koji-harness list");
    }

    private static string Text(Scenario scenario) =>
        $"{scenario.Name} {scenario.Expect?.Code} {scenario.Expect?.Cause} {scenario.Purpose}";
}
