using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.Traffic;
using KojiWidgetHarness.Tests.Host.Simulator;
using KojiWidgetHarness.Tests.Host.Simulator.Traffic;

namespace KojiWidgetHarness.Tests.Host.Traffic;

/// <summary>What the host asks of its simulator on behalf of the dashboard.</summary>
[TestClass]
public sealed class SimulatorTrafficTests
{
    [TestMethod]
    public async Task Exchange_ThatAnEventCut_IsFoundInFull()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var traffic = Of(simulator);
        await simulator.SendAsync(new(HttpMethod.Get, "/nothing"));
        var record = await simulator.AwaitRecordAsync();

        var found = await traffic.FindAsync(record with { RequestHeaders = [], ResponseBody = null }, CancellationToken.None);

        Assert.AreEqual(record.ResponseBody, found?.ResponseBody);
        CollectionAssert.AreEqual(record.RequestHeaders.ToList(), found?.RequestHeaders.ToList());
    }

    [TestMethod]
    public async Task Request_SentAgain_NeedsNoSecretFromHere()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var traffic = Of(simulator);
        await simulator.StartInterviewAsync();
        var record = await simulator.AwaitRecordAsync();

        var (again, problem) = await traffic.ReplayAsync(record, CancellationToken.None);

        Assert.IsNull(problem);
        Assert.AreEqual((201, (long?)1), (again?.Status, again?.ReplayOf));
    }

    [TestMethod]
    public async Task Request_OfASimulatorThatWasStartedAgain_IsNotTakenForAnother()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var traffic = Of(simulator);
        await simulator.SendAsync(new(HttpMethod.Get, "/nothing"));
        var record = await simulator.AwaitRecordAsync();

        var (again, problem) = await traffic.ReplayAsync(record with { WallClock = record.WallClock.AddDays(-1) }, CancellationToken.None);

        Assert.IsNull(again);
        StringAssert.Contains(problem, "no longer has this request");
        Assert.HasCount(1, (await simulator.ReadTrafficAsync()).Records);
    }

    [TestMethod]
    public async Task Request_WithoutASimulatorThatAnswers_SaysWhatHelps()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SendAsync(new(HttpMethod.Get, "/nothing"));
        var record = await simulator.AwaitRecordAsync();
        using var none = new SimulatorTraffic(Settings(null));
        using var wrong = new SimulatorTraffic(Settings(new(simulator.Target.Simulator, "not-the-token-of-this-one")));
        using var gone = new SimulatorTraffic(Settings(new(new("http://127.0.0.1:9"), "nobody-listens-here")));

        foreach (var traffic in new[] { none, wrong, gone })
        {
            var (again, problem) = await traffic.ReplayAsync(record, CancellationToken.None);
            Assert.IsNull(again);
            StringAssert.Contains(problem, "simulator");
        }
    }

    [TestMethod]
    public void Access_KeepsItsTokenToItself() =>
        Assert.DoesNotContain("secret", new SimulatorAccess(new("http://127.0.0.1:5101"), "secret").ToString());

    private static SimulatorTraffic Of(RunningSimulator simulator) =>
        new(Settings(new(simulator.Target.Simulator, simulator.Target.SimulatorToken)));

    private static HostSettings Settings(SimulatorAccess? simulator) =>
        new() { WidgetBase = new("http://127.0.0.1:9/embed"), Simulator = simulator };
}
