using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>
/// A correction is right when the embed, corrected by it to the letter, is healthy; everything else stays as disturbed as it was.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class CorrectionTests
{
    public static IEnumerable<object[]> Names =>
        [
            [MicrophonePolicyScenarios.WithoutAllow.Name],
            [MicrophonePolicyScenarios.AllowMisspelt.Name],
            [MicrophonePolicyScenarios.AllowForAnotherOrigin.Name],
            [MicrophonePolicyScenarios.HostPolicy.Name],
            [MicrophonePolicyScenarios.Redirected.Name],
            [MicrophoneMachineScenarios.OpaqueOrigin.Name],
            [RefusedFrameScenarios.SandboxWithoutScripts.Name],
            [RefusedFrameScenarios.SandboxWithoutOrigin.Name],
            [RefusedFrameScenarios.CspAttribute.Name],
            [RefusedFrameScenarios.EmbedderPolicy.Name],
            [RefusedFrameScenarios.ResourcePolicy.Name],
            ["host-policy-frame-src"],
            ["host-policy-child-src"],
            ["host-policy-default-src"],
            [AnswerScenarios.RedirectedElsewhere.Name],
            [ProjectScenarios.MalformedProjectId.Name],
        ];

    public static IEnumerable<object[]> Tried => Ways.Part(Names, 4);

    [TestMethod]
    [DynamicData(nameof(Tried))]
    public async Task Embed_CorrectedToTheLetter_IsHealthy(string name)
    {
        var scenario = ScenarioCatalog.All.Single(item => item.Name == name);
        var (broken, origin) = await RecordedRuns.OfAsync(scenario);
        Assert.AreEqual(Verdict.Pass, broken.Verdict, ScenarioRun.Explain(broken));
        var correction = broken.Diagnosis.Single().Correction;
        Assert.IsNotNull(correction);

        var healthy = await ScenarioRun.RunAsync(target => Corrected(scenario, MovedTo(target, origin, correction)));

        Assert.AreEqual(Verdict.Pass, healthy.Verdict, correction.Text + "\n" + ScenarioRun.Explain(healthy));
    }

    [TestMethod]
    public async Task Page_ByItself_WritesTheSameCorrection()
    {
        var (result, _) = await RecordedRuns.OfAsync(MicrophonePolicyScenarios.WithoutAllow);

        var failure = result.Events.Single(item => item.Code == EventCodes.MicrophoneDenied);
        var inPage = Diagnostician.Diagnose(failure.Code, failure.Evidence!, failure.Frame).Single();
        Assert.AreEqual(result.Diagnosis.Single().Correction, inPage.Correction);
    }

    // Without those whose widget is at an address of the scenario's own: on https, or behind a server that knows its pages.
    [TestMethod]
    public void Corrections_AreAllTried() =>
        CollectionAssert.AreEquivalent(
            Corrector.Causes.Except([CauseIds.MixedContent, CauseIds.DelegationVoidedByUpgrade, CauseIds.ReferrerStripped]).ToList(),
            Names.Select(name => ScenarioCatalog.All.Single(item => item.Name == (string)name[0]).Expect!.Cause).Distinct().ToList()
        );

    // A correction names the widget's origin, and these servers have another port than those on which it was broken.
    private static Correction MovedTo(HarnessTarget target, string origin, Correction correction) =>
        correction with
        {
            Text = correction.Text.Replace(origin, target.Simulator.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal),
        };

    // Healthy means here: what was said to come otherwise comes, and no error with it.
    private static Scenario Corrected(Scenario scenario, Correction correction) =>
        scenario with
        {
            Expect = null,
            Faults = [.. scenario.Faults, Apply(correction)],
            Steps =
            [
                .. scenario.Steps.OfType<StartInterview>(),
                new AwaitEvent(scenario.Expect!.Otherwise),
                .. scenario.Steps.OfType<AdvancePageClock>(),
            ],
        };

    private static Fault Apply(Correction correction)
    {
        if (correction.Kind == CorrectionKind.IframeTag)
            return new CorrectedEmbed(correction.Text.Replace("YOUR-PROJECT-ID", SimulatorProjects.Active, StringComparison.Ordinal));
        var (name, value) = (correction.Text.Split(": ", 2)[0], correction.Text.Split(": ", 2)[1]);
        return new CorrectedHeader(name.ToLowerInvariant(), value);
    }
}
