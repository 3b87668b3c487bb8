using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
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
        CollectionAssert.AreEquivalent(LookAlikes(expected.Cause), InPage(expected, result), string.Join(", ", InPage(expected, result)));
    }

    [TestMethod]
    public async Task PermissionDenied_OnAMachineWithoutMicrophone_IsNotTakenForNoDevice()
    {
        var (result, _) = await RecordedRuns.OfAsync(MicrophonePermissionScenarios.Denied);

        var denied = result.Events.Single(item => item.Code == EventCodes.MicrophoneDenied);
        StringAssert.Contains(denied.Raw?.Text, "NotAllowedError");
    }

    // Causes with the same traces in the page come out together, and nothing else with them; one that leaves none there is not named.
    private static List<CauseId> LookAlikes(CauseId id)
    {
        var cause = CauseCatalog.Find(id)!;
        return
        [
            .. CauseCatalog
                .All.Where(other => other.Code == cause.Code && other.Hints.Count > 0 && other.Hints.ToHashSet().SetEquals(cause.Hints))
                .Select(other => other.Id),
        ];
    }

    private static List<CauseId> InPage(Expectation expected, ScenarioResult result)
    {
        var failure = result.Events.First(item => item.Code == expected.Code);
        return [.. Diagnostician.Diagnose(failure.Code, failure.Evidence ?? []).Select(found => found.Cause)];
    }
}
