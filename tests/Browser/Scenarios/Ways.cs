using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Scenarios.Catalog;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>
/// Where playing the whole catalogue once more would take long: one scenario for each way of bringing a code about, by the kinds of its faults and
/// steps and by what it changes in the embed. With the environment variable SCENARIOS=all it is the whole catalogue.
/// </summary>
internal static class Ways
{
    /// <summary>Whether everything is wanted, however long it takes.</summary>
    public static bool All { get; } = Environment.GetEnvironmentVariable("SCENARIOS") == "all";

    /// <summary>The scenarios.</summary>
    public static IEnumerable<Scenario> OneOfEach => All ? ScenarioCatalog.All : ScenarioCatalog.All.DistinctBy(Of);

    private static string Of(Scenario scenario)
    {
        var usual = new EmbedSettings();
        var changed = (scenario.Embed.Project != usual.Project, scenario.Embed.Allow != usual.Allow, scenario.Embed.Sandbox != usual.Sandbox, scenario.Embed.Lazy);
        var kinds = scenario.Faults.Select(fault => fault.GetType().Name).Concat(scenario.Steps.Select(step => step.GetType().Name));
        return $"{scenario.Expect?.Code} {scenario.Browser} {changed} {string.Join(' ', kinds)}";
    }
}
