using KojiWidgetHarness.Host.Dashboard.Acting.Scenarios;
using KojiWidgetHarness.Host.ScenarioRuns;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Host.Server.Dashboard;

/// <summary>What the dashboard says of each step of a scenario.</summary>
[TestClass]
public sealed class StoryRowTests
{
    private static readonly ScenarioPart Page = new(PartKind.Page, "page", "");
    private static readonly ScenarioPart Answer = new(PartKind.Step, "answer", "");
    private static readonly ScenarioPart Decision = new(PartKind.Decision, "session_expired", "");

    [TestMethod]
    public void Parts_BeforeAnyRun_AreAllToCome() => Assert.AreEqual("○○○○", Signs(null));

    [TestMethod]
    public void Step_ThatIsThereTwice_IsDoneOnceForEachTime()
    {
        Assert.AreEqual("✓✓▶○", Signs(Running with { Moments = [new(Page), new(Answer)], Doing = Answer }));
        Assert.AreEqual("✓✓Ⅱ○", Signs(Running with { Moments = [new(Page), new(Answer)], Doing = Answer, IsPaused = true }));
    }

    [TestMethod]
    public void Steps_ThatTheFailureCameBefore_AreNotSaidToBeDone()
    {
        var ended = new QueuedRun(QueuedRunState.Ended) { Moments = [new(Page), new(Decision)] };
        Assert.AreEqual("✓––✓", Signs(ended));
        Assert.AreEqual("✓◐–✓", Signs(ended with { Doing = Answer }));
    }

    [TestMethod]
    public void Decision_ByAnotherEvent_HasACross()
    {
        var moment = new ScenarioMoment(Decision) { Instead = "widget.ready" };
        Assert.AreEqual("✓✓✓✕", Signs(new(QueuedRunState.Ended) { Moments = [new(Page), new(Answer), new(Answer), moment] }));
        Assert.AreEqual(
            "✓✓✓✕",
            Signs(new(QueuedRunState.Ended) { Moments = [new(Page), new(Answer), new(Answer), new(Decision), moment] })
        );
    }

    private static QueuedRun Running => new(QueuedRunState.Running);

    private static string Signs(QueuedRun? run) =>
        string.Concat(StoryRow.Of([Page, Answer, Answer, Decision], run).Select(row => row.Sign));
}
