using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

[TestClass]
[TestCategory("Browser")]
public sealed class CatalogueTests
{
    public static IEnumerable<object[]> Names => ScenarioCatalog.All.Select(scenario => new object[] { scenario.Name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task Scenario_AsItStands_Passes(string name)
    {
        var scenario = ScenarioCatalog.All.Single(item => item.Name == name);

        var (result, _) = await RecordedRuns.OfAsync(scenario);

        Assert.AreEqual(Verdict.Pass, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(scenario.Expect?.Code, result.Code);
        if (scenario.Expect is not { } expected)
            return;
        Assert.AreEqual(expected.Cause, result.Diagnosis.Single(found => found.Confidence == Confidence.Proven).Cause);
        var seen = result.Events.First(item => item.Code == expected.Code).Evidence ?? [];
        var named = Diagnostician.Diagnose(expected.Code, seen).Select(found => found.Cause).ToList();
        CollectionAssert.AreEquivalent(LookAlikes(expected.Cause, seen), named, string.Join(", ", named));
    }

    [TestMethod]
    public async Task PermissionDenied_OnAMachineWithoutMicrophone_IsNotTakenForNoDevice()
    {
        var (result, _) = await RecordedRuns.OfAsync(MicrophonePermissionScenarios.Denied);

        var denied = result.Events.Single(item => item.Code == EventCodes.MicrophoneDenied);
        StringAssert.Contains(denied.Raw?.Text, "NotAllowedError");
    }

    // Causes with the same traces in the page come out together, but for those that something in it rules out, and nothing else with them;
    // one that leaves none there is not named.
    private static List<CauseId> LookAlikes(CauseId id, IReadOnlyList<Evidence> seen)
    {
        var cause = CauseCatalog.Find(id)!;
        return
        [
            .. CauseCatalog
                .All.Where(other => other.Code == cause.Code && other.Hints.Count > 0 && other.Hints.ToHashSet().SetEquals(cause.Hints))
                .Where(other => !other.Against.Any(sign => seen.Any(item => (item.Fact, item.Value) == (sign.Fact, sign.Value))))
                .Select(other => other.Id),
        ];
    }
}
