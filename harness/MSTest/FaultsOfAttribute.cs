using KojiWidgetHarness.Scenarios.Faults;

namespace KojiWidgetHarness.MSTest;

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
