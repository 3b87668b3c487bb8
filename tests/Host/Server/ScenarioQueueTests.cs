using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Host.Server.EventLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class ScenarioQueueTests
{
    [TestMethod]
    public async Task Scenarios_AskedForTogether_RunOneAtATimeInThatOrder()
    {
        var runner = new ManualCatalogueRunner("one", "two", "three");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);

        queue.Start("two");
        queue.Start("one");
        queue.Start("one");
        await runner.BeganAsync("two");

        Assert.AreEqual(
            (QueuedRunState.Running, QueuedRunState.Waiting, null),
            (queue.Of("two")!.State, queue.Of("one")!.State, queue.Of("three"))
        );
        Assert.AreEqual("session-of-two", queue.Of("two")!.Session);
        runner.End("two", Verdict.Fail);
        await runner.BeganAsync("one");
        Assert.AreEqual(
            (QueuedRunState.Ended, Verdict.Fail, "session-of-two"),
            (queue.Of("two")!.State, queue.Of("two")!.Result!.Verdict, queue.Of("two")!.Session)
        );
        runner.End("one", Verdict.Pass);
        await AwaitAsync(queue, "one", QueuedRunState.Ended);
        Assert.AreEqual("two one", string.Join(' ', runner.Ran));
    }

    [TestMethod]
    public async Task Session_Saved_IsMadeOfItsErrorsAndOfTheCodesTheRunnerSelects()
    {
        await using var open = OpenLog.Start();
        await using var queue = new ScenarioQueue(new ManualCatalogueRunner(), NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        var reply = Sample.Event(1) with { Code = EventCodes.InterviewMessage };
        var ready = Sample.Event(2) with { Code = EventCodes.WidgetReady };
        await open.AppendAsync(Sample.Batch(reply, ready, Sample.Event(3), reply with { Sequence = 4 }));
        await open.AppendAsync(Sample.Batch(1) with { Session = "another" });

        var (saved, _) = await queue.SaveAsync("session-1", open.Log, CancellationToken.None);

        Assert.AreEqual("1:interview.message 3:microphone_denied 4:interview.message", saved!.Text);
    }

    [TestMethod]
    public async Task Scenario_Cancelled_EndsWhetherItRunsOrWaits()
    {
        var runner = new ManualCatalogueRunner("one", "two", "three");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        queue.Start("one");
        queue.Start("two");
        queue.Start("three");
        await runner.BeganAsync("one");

        queue.Cancel("two");
        queue.Cancel("one");
        await runner.BeganAsync("three");

        Assert.AreEqual((QueuedRunState.Cancelled, QueuedRunState.Cancelled), (queue.Of("one")!.State, queue.Of("two")!.State));
        Assert.AreEqual("one three", string.Join(' ', runner.Ran));
        queue.Cancel("three");
        await AwaitAsync(queue, "three", QueuedRunState.Cancelled);
        queue.Start("three");
        await runner.BeganAsync("three");
        queue.Cancel("three");
    }

    [TestMethod]
    public async Task Scenario_ThatThisMachineCannotRun_SaysWhyAndTheNextOneRuns()
    {
        var runner = new ManualCatalogueRunner("one", "two", "three");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        foreach (var name in new[] { "one", "two", "three" })
            queue.Start(name);

        await runner.BeganAsync("one");
        runner.End("one", new ScenarioUnavailableException("No browser. Install one."));
        await runner.BeganAsync("two");
        runner.End("two", new InvalidOperationException("A bug."));
        await runner.BeganAsync("three");
        runner.End("three", Verdict.Pass);
        await AwaitAsync(queue, "three", QueuedRunState.Ended);

        Assert.AreEqual((QueuedRunState.NotRun, "No browser. Install one."), (queue.Of("one")!.State, queue.Of("one")!.Problem));
        Assert.AreEqual("The harness failed: A bug. The host's log has the whole of it.", queue.Of("two")!.Problem);
    }

    [TestMethod]
    public async Task Name_OfNoScenario_IsNeverPassedOn()
    {
        var runner = new ManualCatalogueRunner("one");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        await using var none = new ScenarioQueue(runner: null, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);

        Assert.IsFalse(queue.Start("../two") || queue.Start("ONE") || none.Start("one") || none.CanRun);
        Assert.IsEmpty(runner.Ran);
    }

    [TestMethod]
    public async Task Host_ThatStops_EndsWhatRunsAndWhatWaits()
    {
        var runner = new ManualCatalogueRunner("one", "two");
        using var stopping = new CancellationTokenSource();
        var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, stopping.Token);
        queue.Start("one");
        queue.Start("two");
        await runner.BeganAsync("one");

        await stopping.CancelAsync();
        await queue.DisposeAsync();

        Assert.AreEqual(QueuedRunState.Cancelled, queue.Of("one")!.State);
        Assert.AreEqual("one", string.Join(' ', runner.Ran));
    }

    private static async Task AwaitAsync(ScenarioQueue queue, string name, QueuedRunState state)
    {
        var reached = new TaskCompletionSource();
        void Look()
        {
            if (queue.Of(name)!.State == state)
                reached.TrySetResult();
        }

        queue.Changed += Look;
        Look();
        await reached.Task.WaitAsync(Guard.Patience);
        queue.Changed -= Look;
    }
}
