using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Harness.Scenarios.Catalog;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

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

        var result = await Play.RunAsync(scenario);

        Assert.AreEqual(Verdict.Pass, result.Verdict, Play.Explain(result));
        Assert.AreEqual(scenario.Expect?.Code, result.Code);
        if (scenario.Expect is not { } expected)
            return;
        Assert.AreEqual(expected.Cause, result.Diagnosis.Single(found => found.Confidence == Confidence.Proven).Cause);
        AssertPageNamesIt(expected, result);
    }

    [TestMethod]
    public async Task PermissionDenied_OnAMachineWithoutMicrophone_IsNotTakenForNoDevice()
    {
        var result = await Play.RunAsync(MicrophonePermissionScenarios.Denied);

        var denied = result.Events.Single(item => item.Code == EventCodes.MicrophoneDenied);
        StringAssert.Contains(denied.Raw?.Text, "NotAllowedError");
    }

    [TestMethod]
    public async Task NothingListening_InPageEvidence_NamesTheSameCause()
    {
        var result = await Play.RunAsync(LoadScenarios.NothingListening);

        var failure = result.Events.Single(item => item.Code == EventCodes.WidgetLoadFailed);
        var likely = Diagnostician.Diagnose(failure.Code, failure.Evidence ?? []).Single();
        Assert.AreEqual((CauseIds.ConnectionRefused, Confidence.Likely), (likely.Cause, likely.Confidence));
    }

    // What the page alone saw names the cause, or a set that holds it; where a page can see nothing of a cause, it names none.
    private static void AssertPageNamesIt(Expectation expected, ScenarioResult result)
    {
        var failure = result.Events.First(item => item.Code == expected.Code);
        var likely = Diagnostician.Diagnose(failure.Code, failure.Evidence ?? []).Select(found => found.Cause).ToList();
        if (CauseCatalog.Find(expected.Cause)!.Hints.Count > 0)
            Assert.Contains(expected.Cause, likely);
        else
            Assert.IsEmpty(likely);
    }
}
