using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>A run that is cancelled ends soon, whatever the browser is doing.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class CancelledRunTests
{
    [TestMethod]
    [DataRow("session-tab-frozen", 3_000)]
    [DataRow("healthy-text", 720)]
    public async Task Run_CancelledAtAnyMoment_Ends(string name, int withinMs)
    {
        await using var servers = await LocalServers.StartAsync(CancellationToken.None);
        await using var runner = await ScenarioRunner.OpenAsync(servers.Target, TestBrowser.Shared, CancellationToken.None);
        var scenario = ScenarioCatalog.All.Single(item => item.Name == name);
        var moments = Ways.All ? 12 : 2;
        await runner.RunAsync(scenario, CancellationToken.None);

        foreach (var moment in Enumerable.Range(0, moments).Select(step => TimeSpan.FromMilliseconds(step * withinMs / moments)))
        {
            using var cancelled = new CancellationTokenSource(moment);
            var run = runner.RunAsync(scenario, cancelled.Token);
            await EndsAsync(run, $"it goes on after it was cancelled at {moment}");
        }
    }

    [TestMethod]
    public async Task Run_CancelledWhileItsTabIsFrozen_EndsAndTheNextOneRuns()
    {
        await using var servers = await LocalServers.StartAsync(CancellationToken.None);
        await using var runner = await ScenarioRunner.OpenAsync(servers.Target, TestBrowser.Shared, CancellationToken.None);
        await using var feed = await FeedConnection.OpenAsync(servers.Target.Host, servers.Target.ReaderToken, CancellationToken.None);
        using var cancelled = new CancellationTokenSource();
        var session = ScenarioRunner.NewSession(SessionScenarios.TabFrozen);

        var run = runner.RunAsync(SessionScenarios.TabFrozen, session, cancelled.Token);
        await foreach (var events in feed.ReadAfterAsync(0, new EventFilter { Session = session }, CancellationToken.None))
        {
            if (events.Any(item => item.Code == EventCodes.PageFrozen))
                break;
        }

        await cancelled.CancelAsync();
        await EndsAsync(run, "it goes on after it was cancelled");
        Assert.IsFalse(run.IsCompletedSuccessfully);
        var next = await runner.RunAsync(HealthyScenarios.HealthyText, CancellationToken.None);
        Assert.AreEqual("Pass", next.Verdict.ToString(), ScenarioRun.Explain(next));
    }

    // However it ends: cancelled, failed or just in time.
    private static async Task EndsAsync(Task run, string otherwise)
    {
        await ((Task)run.WaitAsync(Guard.Patience)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Assert.IsTrue(run.IsCompleted, otherwise);
    }
}
