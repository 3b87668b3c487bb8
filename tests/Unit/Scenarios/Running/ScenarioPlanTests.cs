using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Tests.Unit.Scenarios.Running;

/// <summary>What a scenario does, in the words of scenario files.</summary>
[TestClass]
public sealed class ScenarioPlanTests
{
    [TestMethod]
    public void EveryScenario_HasWordsForAllThatItDoes()
    {
        foreach (var scenario in ScenarioCatalog.All)
        {
            var parts = ScenarioPlan.Of(scenario);

            Assert.HasCount(scenario.Faults.Count + scenario.Steps.Count + scenario.Afterwards.Count + 2, parts, scenario.Name);
            Assert.IsTrue(parts.All(part => part is { Title.Length: > 0, Summary.Length: > 0 }), scenario.Name);
            Assert.AreEqual(scenario.Expect?.Code.Value ?? "no error", parts.Single(part => part.Kind == PartKind.Decision).Title);
        }
    }

    [TestMethod]
    public void Parts_ComeInTheOrderInWhichTheyAreDone()
    {
        var scenario = ScenarioCatalog.All.First(item => item.Faults.Count > 0 && item.Steps.Count > 0 && item.Afterwards.Count > 0);

        var kinds = ScenarioPlan.Of(scenario).Select(part => part.Kind).ToList();

        CollectionAssert.AreEqual(kinds.Order().ToList(), kinds);
    }
}
