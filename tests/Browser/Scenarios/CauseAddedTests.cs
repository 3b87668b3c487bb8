using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>A healthy scenario that nothing can make fail proves nothing: each is run with a cause put in.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class CauseAddedTests
{
    [TestMethod]
    public Task HealthyText_OfAnArchivedProject_Fails() =>
        FailsAsync(HealthyScenarios.HealthyText with { Embed = new() { Project = SimulatorProjects.Archived } }, CauseIds.ArchivedProject);

    [TestMethod]
    public Task HealthyText_LeftIdle_Fails() =>
        FailsAsync(
            HealthyScenarios.HealthyText with
            {
                Steps =
                [
                    .. HealthyScenarios.HealthyText.Steps.Take(1),
                    new AdvanceServerClock(TimeSpan.FromMinutes(31)),
                    .. HealthyScenarios.HealthyText.Steps.Skip(1),
                ],
            },
            CauseIds.Inactivity
        );

    [TestMethod]
    public Task HealthyVoice_WithoutAllow_Fails() =>
        FailsAsync(
            HealthyScenarios.HealthyVoice with
            {
                Embed = new() { Mode = "voice", Allow = null },
            },
            CauseIds.IframeWithoutAllow
        );

    [TestMethod]
    public Task HealthyVoice_Denied_Fails() =>
        FailsAsync(
            HealthyScenarios.HealthyVoice with
            {
                Faults = [new MicrophoneAccess(MicrophoneSetting.Denied)],
            },
            CauseIds.PermissionDenied
        );

    [TestMethod]
    public Task LazyOutOfSight_MadeEagerWhereNothingAnswers_Fails() =>
        FailsAsync(
            HealthyLoadScenarios.LazyOutOfSight with
            {
                Faults = [new NothingListens()],
                Steps = [.. ConnectionScenarios.NothingListening.Steps, new AwaitEvent(EventCodes.WidgetReady)],
            },
            CauseIds.ConnectionRefused
        );

    [TestMethod]
    public Task ReportOnlyPolicy_Enforced_Fails() =>
        FailsAsync(
            HealthyLoadScenarios.ReportOnlyPolicy with
            {
                Faults = [new HostPageHeader("content-security-policy", "frame-src 'none'")],
                Steps =
                [
                    new AwaitEvent(EventCodes.FrameLoaded),
                    new AdvancePageClock(TimeSpan.FromSeconds(11)),
                    new AwaitEvent(EventCodes.WidgetReady),
                ],
            },
            CauseIds.HostContentSecurityPolicy
        );

    [TestMethod]
    public async Task HealthyText_BesideAForgingStranger_Passes()
    {
        var result = await ScenarioRun.RunAsync(HealthyScenarios.HealthyText with { Faults = [new ForgedMessage("microphone_denied")] });

        Assert.AreEqual(Verdict.Pass, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(TrustLevel.Untrusted, result.Events.Single(item => item.Code == EventCodes.MicrophoneDenied).Trust.Level);
    }

    [TestMethod]
    public async Task Scenario_WhoseBrowserGoes_IsAnErrorAndNoFailure_AndTheNextHasAnother()
    {
        await using var servers = await KojiWidgetHarness.Servers.LocalServers.StartAsync(CancellationToken.None);
        await using var gone = new HarnessBrowsers(headed: false, Console.Error) { Kept = null };
        await using var runner = await ScenarioRunner.OpenAsync(servers.Target, gone, Guard.PatientRun, CancellationToken.None);

        var result = await runner.RunAsync(HealthyScenarios.HealthyText with { Faults = [new BrowserGoes()] }, CancellationToken.None);
        var next = await runner.RunAsync(HealthyScenarios.HealthyText, CancellationToken.None);

        Assert.AreEqual(Verdict.Error, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(Verdict.Pass, next.Verdict, ScenarioRun.Explain(next));
    }

    private sealed record BrowserGoes : Fault
    {
        public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) =>
            context.Page.Context.Browser!.CloseAsync();
    }

    // The widget lets go of the microphone before it says that the session is over, and was heard of for that.
    [TestMethod]
    public async Task SpokenInterview_ThatOutlivesTheComputersSleep_IsNotTakenForIdle()
    {
        var asleep = SessionScenarios.ComputerAsleep;

        var result = await ScenarioRun.RunAsync(
            asleep with
            {
                Embed = asleep.Embed with { Mode = "voice" },
                Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
                Steps = [.. asleep.Steps.SkipLast(1), new SpeakAnswer()],
            }
        );

        Assert.AreEqual(Verdict.Pass, result.Verdict, ScenarioRun.Explain(result));
        var seen = result.Events.Single(item => item.Code == EventCodes.SessionExpired);
        Assert.AreEqual(
            "computer-asleep",
            string.Join(", ", Diagnostician.Diagnose(seen.Code, seen.Evidence ?? []).Select(found => found.Cause))
        );
    }

    private static async Task FailsAsync(Scenario scenario, CauseId cause)
    {
        var result = await ScenarioRun.RunAsync(scenario);

        Assert.AreEqual(Verdict.Fail, result.Verdict, ScenarioRun.Explain(result));
        Assert.AreEqual(cause, result.Diagnosis.Single().Cause);
    }
}
