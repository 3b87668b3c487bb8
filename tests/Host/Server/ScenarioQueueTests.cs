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

        queue.Start("two", new());
        queue.Start("one", new());
        queue.Start("one", new());
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
        queue.Start("one", new());
        queue.Start("two", new());
        queue.Start("three", new());
        await runner.BeganAsync("one");

        queue.Cancel("two");
        queue.Cancel("one");
        await runner.BeganAsync("three");

        Assert.AreEqual((QueuedRunState.Cancelled, QueuedRunState.Cancelled), (queue.Of("one")!.State, queue.Of("two")!.State));
        Assert.AreEqual("one three", string.Join(' ', runner.Ran));
        queue.Cancel("three");
        await AwaitAsync(queue, "three", QueuedRunState.Cancelled);
        queue.Start("three", new());
        await runner.BeganAsync("three");
        queue.Cancel("three");
    }

    [TestMethod]
    public async Task Scenario_ThatThisMachineCannotRun_SaysWhyAndTheNextOneRuns()
    {
        var runner = new ManualCatalogueRunner("one", "two", "three");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        foreach (var name in new[] { "one", "two", "three" })
            queue.Start(name, new());

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
    public async Task Scenario_Held_GoesOnStepByStepAndThenToItsEnd()
    {
        ScenarioPart[] parts =
        [
            new(PartKind.Fault, "a fault", ""),
            new(PartKind.Page, "the page", ""),
            new(PartKind.Step, "a step", ""),
            new(PartKind.Step, "another", ""),
        ];
        var runner = new ManualCatalogueRunner("one") { Parts = parts };
        var last = 1L;
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None, () => last);

        queue.Start("one", new() { Pauses = true });
        await AwaitAsync(queue, "one", run => run is { IsPaused: true, Doing.Title: "the page" });
        Assert.AreEqual("a fault", string.Join(' ', queue.Of("one")!.Moments.Select(moment => moment.Part.Title)));
        queue.Continue("one", all: false);
        await AwaitAsync(queue, "one", run => run is { IsPaused: true, Doing.Title: "a step" });
        // What came while it was paused belongs to the step before.
        last = 5;
        queue.Continue("one", all: true);
        await runner.BeganAsync("one");

        Assert.AreEqual("0 1 5 5", string.Join(' ', queue.Of("one")!.Moments.Select(moment => moment.From)));
        runner.End("one", Verdict.Pass);
        await AwaitAsync(queue, "one", QueuedRunState.Ended);
        Assert.HasCount(parts.Length, queue.Of("one")!.Moments);
    }

    [TestMethod]
    public async Task Scenario_HeldLate_IsCancelledLikeAnyOther()
    {
        var runner = new ManualCatalogueRunner("one") { Parts = [new(PartKind.Step, "a step", "")] };
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        queue.Start("one", new() { Pauses = true });
        await AwaitAsync(queue, "one", run => run.IsPaused);

        queue.Cancel("one");

        await AwaitAsync(queue, "one", QueuedRunState.Cancelled);
        Assert.AreEqual((null, false), (queue.Of("one")!.Doing, queue.Of("one")!.IsPaused));
    }

    [TestMethod]
    public async Task File_ThatChangesWhileItRuns_RunsOnceMore_HoweverManyAskForIt()
    {
        var runner = new ManualCatalogueRunner("one");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None).Follow();
        queue.Start("one", new());
        await runner.BeganAsync("one");

        runner.Change("one");
        queue.Start("one", new(), again: true);
        runner.End("one", Verdict.Fail);
        await runner.BeganAsync("one");
        queue.Start("one", new(), again: true);
        runner.End("one", Verdict.Pass);

        await AwaitAsync(queue, "one", QueuedRunState.Ended);
        Assert.AreEqual("one one", string.Join(' ', runner.Ran));
        runner.Change("one");
        Assert.IsNull(queue.Of("one"), "What it said is not true of the file as it is now.");
    }

    [TestMethod]
    public async Task File_ThatGoesWhileItRuns_StaysListedUntilItsEnd()
    {
        var runner = new ManualCatalogueRunner("one");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None).Follow();
        queue.Start("one", new());
        await runner.BeganAsync("one");

        runner.Scenarios = [];
        runner.Change("one");
        Assert.AreEqual("one", queue.Scenarios.Single().Id);

        queue.Cancel("one");
        await AwaitAsync(queue, "one", QueuedRunState.Cancelled);
        Assert.IsEmpty(queue.Scenarios);
    }

    [TestMethod]
    public async Task Pictures_OfManyRuns_MakeRoomForThoseOfLaterOnes()
    {
        string[] names = [.. Enumerable.Range(0, 21).Select(number => $"s{number}")];
        var runner = new ManualCatalogueRunner(names) { Parts = [new(PartKind.Page, "the page", "")] };
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        foreach (var name in names)
        {
            queue.Start(name, new());
            await runner.BeganAsync(name);
            runner.End(name, Verdict.Pass);
            await AwaitAsync(queue, name, QueuedRunState.Ended);
        }

        Assert.IsNull(queue.Of("s0")!.Moments.Single().Picture);
        Assert.IsTrue(names.Skip(1).All(name => queue.Of(name)!.Moments.Single().Picture is not null));
    }

    [TestMethod]
    public async Task Trace_OfARunWithout_IsAskedForInOneLine()
    {
        var runner = new ManualCatalogueRunner("plain", "traced");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        Assert.AreEqual(
            "No run of it has ended. Run it with a trace.",
            (await queue.ShowTraceAsync("traced", CancellationToken.None)).Problem
        );
        foreach (var name in new[] { "plain", "traced" })
        {
            queue.Start(name, new());
            await runner.BeganAsync(name);
            runner.End(name, Verdict.Pass);
            await AwaitAsync(queue, name, QueuedRunState.Ended);
        }

        Assert.AreEqual("There is no trace of it.", (await queue.ShowTraceAsync("plain", CancellationToken.None)).Problem);
        Assert.AreEqual("http://127.0.0.1:1/trace", (await queue.ShowTraceAsync("traced", CancellationToken.None)).Address?.AbsoluteUri);
    }

    [TestMethod]
    public async Task Name_OfNoScenario_IsNeverPassedOn()
    {
        var runner = new ManualCatalogueRunner("one");
        await using var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);
        await using var none = new ScenarioQueue(runner: null, NullLogger<ScenarioQueue>.Instance, CancellationToken.None);

        Assert.IsFalse(queue.Start("../two", new()) || queue.Start("ONE", new()) || none.Start("one", new()) || none.CanRun);
        Assert.IsEmpty(runner.Ran);
    }

    [TestMethod]
    public async Task Host_ThatStops_EndsWhatRunsAndWhatWaits()
    {
        var runner = new ManualCatalogueRunner("one", "two");
        using var stopping = new CancellationTokenSource();
        var queue = new ScenarioQueue(runner, NullLogger<ScenarioQueue>.Instance, stopping.Token);
        queue.Start("one", new());
        queue.Start("two", new());
        await runner.BeganAsync("one");

        await stopping.CancelAsync();
        await queue.DisposeAsync();

        Assert.AreEqual(QueuedRunState.Cancelled, queue.Of("one")!.State);
        Assert.AreEqual("one", string.Join(' ', runner.Ran));
    }

    private static Task AwaitAsync(ScenarioQueue queue, string name, QueuedRunState state) =>
        AwaitAsync(queue, name, run => run.State == state);

    private static async Task AwaitAsync(ScenarioQueue queue, string name, Func<QueuedRun, bool> reaches)
    {
        var reached = new TaskCompletionSource();
        void Look()
        {
            if (reaches(queue.Of(name)!))
                reached.TrySetResult();
        }

        queue.Changed += Look;
        Look();
        await reached.Task.WaitAsync(Guard.Patience);
        queue.Changed -= Look;
    }
}
