using KojiWidgetHarness.Host.Playing;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Host.Server.EventLog;
using Microsoft.Extensions.Logging.Abstractions;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class PlayDeskTests
{
    [TestMethod]
    public async Task Scenarios_AskedForTogether_PlayOneAtATimeInThatOrder()
    {
        var player = new HeldPlayer("one", "two", "three");
        await using var desk = new PlayDesk(player, NullLogger<PlayDesk>.Instance, CancellationToken.None);

        desk.Start("two");
        desk.Start("one");
        desk.Start("one");
        await player.BeganAsync("two");

        Assert.AreEqual((PlayState.Running, PlayState.Waiting, null), (desk.Of("two")!.State, desk.Of("one")!.State, desk.Of("three")));
        Assert.AreEqual("session-of-two", desk.Of("two")!.Session);
        player.End("two", Verdict.Fail);
        await player.BeganAsync("one");
        Assert.AreEqual((PlayState.Ended, Verdict.Fail, "session-of-two"), (desk.Of("two")!.State, desk.Of("two")!.Result!.Verdict, desk.Of("two")!.Session));
        player.End("one", Verdict.Pass);
        await AwaitAsync(desk, "one", PlayState.Ended);
        Assert.AreEqual("two one", string.Join(' ', player.Played));
    }

    [TestMethod]
    public async Task Session_Saved_IsToldByItsErrorsAndByWhatThePlayerAsksFor()
    {
        await using var open = OpenLog.Start();
        await using var desk = new PlayDesk(new HeldPlayer(), NullLogger<PlayDesk>.Instance, CancellationToken.None);
        var reply = Sample.Event(1) with { Code = EventCodes.InterviewMessage };
        var ready = Sample.Event(2) with { Code = EventCodes.WidgetReady };
        await open.AppendAsync(Sample.Batch(reply, ready, Sample.Event(3), reply with { Sequence = 4 }));
        await open.AppendAsync(Sample.Batch(1) with { Session = "another" });

        var (saved, _) = await desk.SaveAsync("session-1", open.Log, CancellationToken.None);

        Assert.AreEqual("1:interview.message 3:microphone_denied 4:interview.message", saved!.Text);
    }

    [TestMethod]
    public async Task Scenario_Cancelled_EndsWhetherItPlaysOrWaits()
    {
        var player = new HeldPlayer("one", "two", "three");
        await using var desk = new PlayDesk(player, NullLogger<PlayDesk>.Instance, CancellationToken.None);
        desk.Start("one");
        desk.Start("two");
        desk.Start("three");
        await player.BeganAsync("one");

        desk.Cancel("two");
        desk.Cancel("one");
        await player.BeganAsync("three");

        Assert.AreEqual((PlayState.Cancelled, PlayState.Cancelled), (desk.Of("one")!.State, desk.Of("two")!.State));
        Assert.AreEqual("one three", string.Join(' ', player.Played));
        desk.Cancel("three");
        await AwaitAsync(desk, "three", PlayState.Cancelled);
        desk.Start("three");
        await player.BeganAsync("three");
        desk.Cancel("three");
    }

    [TestMethod]
    public async Task Scenario_ThatThisMachineCannotPlay_SaysWhyAndTheNextOnePlays()
    {
        var player = new HeldPlayer("one", "two", "three");
        await using var desk = new PlayDesk(player, NullLogger<PlayDesk>.Instance, CancellationToken.None);
        foreach (var name in new[] { "one", "two", "three" })
            desk.Start(name);

        await player.BeganAsync("one");
        player.End("one", new ScenarioPlayException("No browser. Install one."));
        await player.BeganAsync("two");
        player.End("two", new InvalidOperationException("A bug."));
        await player.BeganAsync("three");
        player.End("three", Verdict.Pass);
        await AwaitAsync(desk, "three", PlayState.Ended);

        Assert.AreEqual((PlayState.NotPlayed, "No browser. Install one."), (desk.Of("one")!.State, desk.Of("one")!.Problem));
        Assert.AreEqual("The harness failed: A bug. The host's log has the whole of it.", desk.Of("two")!.Problem);
    }

    [TestMethod]
    public async Task Name_OfNoScenario_IsNeverPassedOn()
    {
        var player = new HeldPlayer("one");
        await using var desk = new PlayDesk(player, NullLogger<PlayDesk>.Instance, CancellationToken.None);
        await using var none = new PlayDesk(player: null, NullLogger<PlayDesk>.Instance, CancellationToken.None);

        Assert.IsFalse(desk.Start("../two") || desk.Start("ONE") || none.Start("one") || none.CanPlay);
        Assert.IsEmpty(player.Played);
    }

    [TestMethod]
    public async Task Host_ThatStops_EndsWhatPlaysAndWhatWaits()
    {
        var player = new HeldPlayer("one", "two");
        using var stopping = new CancellationTokenSource();
        var desk = new PlayDesk(player, NullLogger<PlayDesk>.Instance, stopping.Token);
        desk.Start("one");
        desk.Start("two");
        await player.BeganAsync("one");

        await stopping.CancelAsync();
        await desk.DisposeAsync();

        Assert.AreEqual(PlayState.Cancelled, desk.Of("one")!.State);
        Assert.AreEqual("one", string.Join(' ', player.Played));
    }

    private static async Task AwaitAsync(PlayDesk desk, string name, PlayState state)
    {
        var reached = new TaskCompletionSource();
        void Look()
        {
            if (desk.Of(name)!.State == state)
                reached.TrySetResult();
        }

        desk.Changed += Look;
        Look();
        await reached.Task.WaitAsync(Guard.Patience);
        desk.Changed -= Look;
    }
}
