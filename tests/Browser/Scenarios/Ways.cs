using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>
/// Which scenarios are run once more where they have all been run already: one of each way in which a page takes part; with the environment
/// variable SCENARIOS=all the whole catalogue.
/// </summary>
internal static class Ways
{
    /// <summary>Whether everything is wanted, however long it takes.</summary>
    public static bool All { get; } = Environment.GetEnvironmentVariable("SCENARIOS") == "all";

    /// <summary>
    /// What the code of a scenario is, of those that come about and reach the page in ways of their own: the passing errors of the API are
    /// one. Each of them with SCENARIOS=all.
    /// </summary>
    public static object? KindOfCode(Scenario scenario) =>
        !All && KojiErrorCatalog.All.Any(error => error.Transient && error.Code == scenario.Expect?.Code)
            ? nameof(KojiError)
            : scenario.Expect?.Code;

    /// <summary>
    /// Every <paramref name="nth"/> of the rows, where each row is another try of the same; all of them with SCENARIOS=all.
    /// </summary>
    public static IEnumerable<T> Part<T>(IEnumerable<T> rows, int nth) => rows.Where((_, index) => All || index % nth == 0);

    /// <summary>One scenario for each kind of code, each attribute that it changes in the embed, and each of the kinds of faults.</summary>
    /// <param name="faults">Kinds that are distinguished; the others count as one.</param>
    public static IEnumerable<Scenario> OneOfEach(IReadOnlyList<Type> faults) =>
        All
            ? ScenarioCatalog.All
            : ScenarioCatalog.All.DistinctBy(scenario =>
                (
                    KindOfCode(scenario),
                    ChangesOf(scenario),
                    scenario.Faults.Select(fault => fault.GetType()).FirstOrDefault(faults.Contains)
                )
            );

    /// <summary>
    /// One scenario for each kind of code, each attribute of the embed and each kind of fault; all of them with SCENARIOS=all.
    /// </summary>
    public static IEnumerable<Scenario> OneOfEachCause(IEnumerable<Scenario> scenarios) =>
        All
            ? scenarios
            : scenarios.DistinctBy(scenario =>
                (KindOfCode(scenario), ChangesOf(scenario), scenario.Faults.Select(fault => fault.GetType()).FirstOrDefault())
            );

    private static (bool Project, bool Allow, bool Sandbox, bool Csp, bool Lazy) ChangesOf(Scenario scenario)
    {
        var usual = new EmbedSettings();
        return (
            scenario.Embed.Project != usual.Project,
            scenario.Embed.Allow != usual.Allow,
            scenario.Embed.Sandbox != usual.Sandbox,
            scenario.Embed.Csp != usual.Csp,
            scenario.Embed.Lazy
        );
    }
}
