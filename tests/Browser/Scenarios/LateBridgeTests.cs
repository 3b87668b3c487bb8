using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>
/// Whenever the bridge comes: what is well is not reported as failed, and of a failure no false cause is named. A healthy widget and one
/// whose server is silent; with the environment variable SCENARIOS=all the whole catalogue.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class LateBridgeTests
{
    private static readonly int[] Delays = [0, 1, 5, 15];

    public static IEnumerable<object[]> Runs =>
        Ways.All
            ? ScenarioCatalog.All.SelectMany(scenario => Delays.Select(seconds => new object[] { scenario.Name, seconds }))
            :
            [
                [HealthyScenarios.HealthyText.Name, 15],
                [ConnectionScenarios.NothingListening.Name, 1],
            ];

    [TestMethod]
    [DynamicData(nameof(Runs))]
    public async Task Scenario_WithALateBridge_RaisesNoFalseAlarm(string name, int seconds)
    {
        var scenario = ScenarioCatalog.All.Single(item => item.Name == name);

        var result = await ScenarioRun.RunAsync(
            scenario with
            {
                Expect = null,
                Afterwards = [],
                Timeout = TimeSpan.FromSeconds(40),
                Faults = [.. scenario.Faults, new LateBridge()],
                Steps =
                [
                    new LateBridge.Timer(TimeSpan.FromSeconds(seconds)),
                    new PageHasLoaded(scenario.Faults.Any(fault => fault is AnswersLate) ? "interactive" : "complete"),
                    new AdvancePageClock(TimeSpan.FromSeconds(seconds)),
                    new AwaitEvent(EventCodes.BridgeStarted),
                    .. Rest(scenario),
                ],
            }
        );

        Assert.Contains(item => item.Code == EventCodes.BridgeStarted, result.Events, ScenarioRun.Explain(result));
        foreach (var failure in result.Events.Where(item => item.Severity == Severity.Error && item.Trust.Level == TrustLevel.Trusted))
        {
            // A frame that speaks from another origin than its src names is not the widget, whatever else befalls it.
            if (
                failure.Code == EventCodes.WidgetLoadFailed
                && result.Events.Any(item => item.Trust.Reason == TrustReason.OriginIsNotTheWidgets)
            )
                continue;
            Assert.AreEqual(scenario.Expect?.Code, failure.Code, ScenarioRun.Explain(result));
            var named = Diagnostician.Diagnose(failure.Code, failure.Evidence ?? [], failure.Frame).Select(found => found.Cause).ToList();
            Assert.IsTrue(named.Count == 0 || named.Contains(scenario.Expect!.Cause), string.Join(", ", named));
        }
    }

    // What the frame did before the bridge was there never comes into the log. The deadline passes once: a second step of the clock
    // would also take from the bridge the time in which it asks the frame's address.
    private static IEnumerable<Step> Rest(Scenario scenario) =>
        [
            .. scenario.Steps.Any(step => step is AdvancePageClock) ? [] : new Step[] { new AdvancePageClock(TimeSpan.FromSeconds(11)) },
            .. scenario.Steps.Where(step =>
                step is not AwaitEvent { Code: var code } || (code != EventCodes.FrameFound && code != EventCodes.FrameLoaded)
            ),
        ];

    // A page is complete with its widget, which a scenario may hold back for a later step.
    private sealed record PageHasLoaded(string State) : Step
    {
        public override Task DoAsync(ScenarioContext context, CancellationToken cancellation) =>
            context.Page.EvaluateAsync(
                """
                state => new Promise(resolve => {
                    const look = () => [state, 'complete'].includes(document.readyState) && resolve();
                    addEventListener('readystatechange', look, true);
                    look();
                })
                """,
                State
            );
    }
}
