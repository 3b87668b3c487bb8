using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class RunShardsTests
{
    private static readonly RunReport First = MadeUpRuns.Run(MadeUpRuns.Result("a", Verdict.Pass)) with
    {
        Shard = new(1, 3),
        DurationMs = 100,
        Workers = 2,
    };

    private static readonly RunReport Second = MadeUpRuns.Run(MadeUpRuns.Result("b", Verdict.Fail)) with
    {
        Shard = new(2, 3),
        DurationMs = 300,
        NotRun = ["c"],
        EndedEarly = "why",
    };

    [TestMethod]
    public void Join_ShardsInAnyOrder_IsOneRunInTheirOrder()
    {
        var run = RunShards.Join([Second, First]).Single();

        Lines.AreEqual(run.Scenarios.Select(result => result.Name), "a", "b");
        Assert.AreEqual((1, 1, 300L, 3, "why", null), (run.Passed, run.Failed, run.DurationMs, run.Workers, run.EndedEarly, run.Shard));
        Lines.AreEqual(run.NotRun, "c");
    }

    [TestMethod]
    public void Join_AnotherBrowser_StaysARunOfItsOwn() =>
        Assert.HasCount(2, RunShards.Join([First, First with { Browser = new("firefox", "142.0") }]));

    [TestMethod]
    public void Repeated_InOneBrowser_IsNamed() => Assert.AreEqual("a", RunShards.Repeated([First, Second, First]).Single().Scenario);

    [TestMethod]
    public void Repeated_InAnotherBrowserOrTwiceInOneRun_IsNothing() =>
        Assert.IsEmpty(
            RunShards.Repeated([
                First,
                First with
                {
                    Browser = new("firefox", "142.0"),
                    Scenarios = [.. First.Scenarios, .. First.Scenarios],
                },
            ])
        );

    [TestMethod]
    public void Missing_OfThreeShards_IsTheOneThatIsNotGiven() =>
        Assert.AreEqual(new RunShard(3, 3), RunShards.Missing([Second, First]).Single().Shard);
}
