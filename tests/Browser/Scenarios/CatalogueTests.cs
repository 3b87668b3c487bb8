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
        if (scenario.Expect is { } expected)
            Assert.AreEqual(expected.Cause, result.Diagnosis.Single(found => found.Confidence == Confidence.Proven).Cause);
    }

    [TestMethod]
    public async Task PermissionDenied_OnAMachineWithoutMicrophone_IsNotTakenForNoDevice()
    {
        var result = await Play.RunAsync(MicrophoneScenarios.MicrophonePermissionDenied);

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
}
