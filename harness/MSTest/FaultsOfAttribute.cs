using KojiWidgetHarness.Harness.Faults;

namespace KojiWidgetHarness.MSTest;

/// <summary>Brings about, when the page is opened, what a scenario brings about: <c>[FaultsOf("microphone-permission-denied")]</c>.</summary>
/// <param name="scenario">A scenario of the catalogue (<c>koji-harness list</c>), or a scenario file.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class, AllowMultiple = true)]
public sealed class FaultsOfAttribute(string scenario) : Attribute
{
    /// <summary>The scenario.</summary>
    public string Scenario => scenario;

    internal IReadOnlyList<Fault> Faults()
    {
        var found = ScenarioSource.Find(scenario);
        return found.Faults.Count > 0 ? found.Faults : throw new InvalidOperationException(
            $"The scenario '{scenario}' has no faults: what is wrong there stands in its embed. Change the page instead, or hold the scenario by [Scenario].");
    }
}
