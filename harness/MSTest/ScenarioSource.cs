using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Files;

namespace KojiWidgetHarness.MSTest;

/// <summary>Finds the scenario that an attribute names.</summary>
internal static class ScenarioSource
{
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Scenario Find(string name)
    {
        if (!ScenarioFile.IsFile(name))
        {
            return ScenarioCatalog.All.FirstOrDefault(scenario => scenario.Name == name)
                ?? throw new ArgumentException($"Unknown scenario '{name}'. See: koji-harness list");
        }

        var path = Path.Combine(AppContext.BaseDirectory, name);
        try
        {
            return ScenarioFile.Read(File.ReadAllText(path));
        }
        catch (Exception unusable) when (unusable is ScenarioFileException or IOException or UnauthorizedAccessException)
        {
            throw new ArgumentException($"'{path}' is not a scenario. {unusable.Message}", unusable);
        }
    }
}
