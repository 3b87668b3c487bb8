using System.Reflection;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.MSTest;

/// <summary>
/// Makes scenarios the rows of a test that takes one: <c>[TestMethod, Scenario] public async Task Koji(Scenario scenario)</c>.
/// </summary>
/// <param name="scenarios">Names of the catalogue or scenario files, beside the tests; the whole catalogue when none is named.</param>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class ScenarioAttribute(params string[] scenarios) : Attribute, ITestDataSource
{
    /// <summary>Names of the catalogue or scenario files.</summary>
    public IReadOnlyList<string> Scenarios => scenarios;

    /// <inheritdoc/>
    public IEnumerable<object?[]> GetData(MethodInfo methodInfo) =>
        (scenarios.Length == 0 ? ScenarioCatalog.All : scenarios.Select(ScenarioSource.Find)).Select(scenario =>
            new object?[] { scenario }
        );

    /// <inheritdoc/>
    public string? GetDisplayName(MethodInfo methodInfo, object?[]? data) =>
        data is [Scenario scenario] ? $"{methodInfo?.Name} ({scenario.Name})" : null;
}
