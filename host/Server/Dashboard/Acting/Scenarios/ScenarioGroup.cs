using KojiWidgetHarness.Host.ScenarioRuns;

namespace KojiWidgetHarness.Host.Dashboard.Acting.Scenarios;

/// <summary>Scenarios that stand together: those of files, or those that lead to one code.</summary>
/// <param name="Title">What they have in common.</param>
/// <param name="Scenarios">The scenarios, in the order of the catalogue.</param>
internal sealed record ScenarioGroup(string Title, IReadOnlyList<RunnableScenario> Scenarios)
{
    private const string OfFiles = "Your files";
    private const string OfNoError = "No error may appear";

    /// <summary>All groups: files first, what is well last.</summary>
    public static IReadOnlyList<ScenarioGroup> Of(IEnumerable<RunnableScenario> scenarios) =>
        [
            .. scenarios
                .GroupBy(scenario =>
                    scenario.IsFile ? OfFiles
                    : scenario.Code is { } code ? code.Value
                    : OfNoError
                )
                .OrderBy(group =>
                    group.Key switch
                    {
                        OfFiles => 0,
                        OfNoError => 2,
                        _ => 1,
                    }
                )
                .Select(group => new ScenarioGroup(group.Key, [.. group])),
        ];

    /// <summary>Gets how many of them can be run.</summary>
    public int Runnable => Scenarios.Count(scenario => scenario.Problem is null);
}
