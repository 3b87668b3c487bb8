using System.Reflection;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Files;

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

/// <summary>Injects, when the page is opened, the faults of a scenario: <c>[FaultsOf("microphone-permission-denied")]</c>.</summary>
/// <param name="scenario">A scenario of the catalogue (<c>koji-harness list</c>), or a scenario file.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class FaultsOfAttribute(string scenario) : Attribute
{
    /// <summary>The scenario.</summary>
    public string Scenario => scenario;

    internal IReadOnlyList<Fault> Faults()
    {
        var found = ScenarioSource.Find(scenario);
        return found.Faults.Count > 0
            ? found.Faults
            : throw new InvalidOperationException(
                $"The scenario '{scenario}' has no faults: what is wrong there is in its embed. Change the page instead, or run the scenario with [Scenario]."
            );
    }
}

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

/// <summary>A test fails at its end when the widget reported an error at any time of it.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
public sealed class NoWidgetErrorsAttribute : Attribute;
