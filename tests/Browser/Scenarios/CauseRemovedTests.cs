using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Faults;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>
/// A scenario that would pass without its cause proves nothing: with the cause taken out it has to fail. Where that leaves the same run to
/// several, one run is judged for all of them.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class CauseRemovedTests
{
    public static IEnumerable<object[]> Names =>
        Ways.Part(Ways.OneOfEachCause(ScenarioCatalog.All.Where(scenario => scenario.Expect is not null)), 3)
            .Select(scenario => new object[] { scenario.Name });

    /// <summary>
    /// One scenario for each kind of code, and each that is expected not to be trusted: who forges it does not care for its cause.
    /// </summary>
    public static IEnumerable<object[]> OneOfEachCode =>
        Harmless
            .All.DistinctBy(scenario => (Ways.KindOfCode(scenario), scenario.Expect!.Distrust))
            .Select(scenario => new object[] { scenario.Name });

    [TestMethod]
    public void Failures_AllHaveAHarmlessTwin() =>
        CollectionAssert.AreEquivalent(
            ScenarioCatalog.All.Where(scenario => scenario.Expect is not null).Select(scenario => scenario.Name).ToList(),
            Harmless.All.Select(scenario => scenario.Name).ToList()
        );

    // Else each test would run its own, and say the same.
    [TestMethod]
    public void Twins_ThatDifferInTheirCauseAlone_AreOneRun()
    {
        var (gone, busy, slow) = (Named("status-410"), Named("status-503"), Named("session-idle"));

        Assert.AreNotEqual(gone.Expect!.Cause, busy.Expect!.Cause);
        Assert.AreSame(RecordedRuns.OfAsync(gone), RecordedRuns.OfAsync(busy));
        Assert.AreNotSame(RecordedRuns.OfAsync(gone), RecordedRuns.OfAsync(slow));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public async Task Scenario_WithoutItsCause_Fails(string name)
    {
        var (result, _) = await RecordedRuns.OfAsync(Named(name));

        Assert.AreEqual(Verdict.Fail, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(Verdict.Fail, result.Checks.Single(check => check.Name == "event").Verdict);
    }

    [TestMethod]
    [DynamicData(nameof(OneOfEachCode))]
    public async Task Scenario_WhoseCodeIsOnlyForged_Fails(string name)
    {
        var scenario = Named(name);
        var code = scenario.Expect!.Code;
        scenario = scenario with { Faults = [.. scenario.Faults, new ForgedMessage(code.Value), new WidgetComesAfterTheStranger()] };

        var result = await ScenarioRun.RunAsync(scenario);

        Assert.AreEqual(Verdict.Fail, result.Verdict, ScenarioRun.Explain(result));
        var forged = result.Events.Single(item => item.Code == code);
        Assert.AreEqual(new Trust { Level = TrustLevel.Untrusted, Reason = TrustReason.WindowIsNotTheWidget }, forged.Trust);
        Assert.AreEqual("http://stranger.test", forged.Origin);
    }

    [TestMethod]
    public async Task Scenario_WithTheRightCodeByAnotherCause_Fails()
    {
        var result = await ScenarioRun.RunAsync(
            MicrophonePermissionScenarios.Denied with
            {
                Embed = new() { Mode = "voice", Allow = null },
            }
        );

        Assert.AreEqual(Verdict.Fail, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual("cause", result.Checks.Single(check => check.Verdict != Verdict.Pass).Name);
    }

    private static Scenario Named(string name) => Harmless.All.Single(scenario => scenario.Name == name);
}
