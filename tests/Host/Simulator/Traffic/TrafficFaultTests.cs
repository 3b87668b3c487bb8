using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Tests.Host.Simulator.Faults;

namespace KojiWidgetHarness.Tests.Host.Simulator.Traffic;

/// <summary>What is recorded of a request that a fault met.</summary>
[TestClass]
public sealed class TrafficFaultTests
{
    private const string Project = $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}";

    [TestMethod]
    public async Task Record_OfADisturbedCall_NamesTheRuleAndHasItsAnswer()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"id":"down","times":1,"effect":{"code":"service_unavailable"}}""");

        var reply = await simulator.SendAsync(new(HttpMethod.Get, Project));
        await simulator.SendAsync(new(HttpMethod.Get, Project));

        var records = await simulator.AwaitRecordsAsync(2);
        Assert.AreEqual(("down", 503, reply.Text), (records[0].Fault, records[0].Status, records[0].ResponseBody?.Text));
        Assert.AreEqual((null, 200), (records[1].Fault, records[1].Status));
    }

    [TestMethod]
    public async Task Record_OfACallThatAskedForAFault_SaysThat()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Project) { Headers = { { "Prefer", "code=rate_limited" } } };

        using var response = await simulator.Http.SendAsync(request);

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual(("Prefer", 429), (record.Fault, record.Status));
    }

    [TestMethod]
    [DataRow("""{"reset":true}""", null, null)]
    [DataRow("""{"truncateAfterBytes":10}""", 200, "{\"project_i")]
    public async Task Connection_ThatAFaultEnds_IsReset(string effect, int? status, string? body)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($$$"""{"id":"cut","effect":{{{effect}}}}""");

        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.SendAsync(new(HttpMethod.Get, Project)));

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((TrafficOutcome.Reset, "cut", status), (record.Outcome, record.Fault, record.Status));
        Assert.AreEqual(body?[..10], record.ResponseBody?.Text);
    }

    [TestMethod]
    public async Task Caller_ThatGivesUpOnAFault_IsReported()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"id":"silent","effect":{"hang":true}}""");
        using var patience = new CancellationTokenSource();
        var call = simulator.Http.GetAsync(new Uri(Project, UriKind.Relative), patience.Token);
        while ((await simulator.FaultsAsync())[0].Fired == 0)
            await Task.Yield();

        await patience.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((TrafficOutcome.AbortedByClient, "silent", (int?)null), (record.Outcome, record.Fault, record.Status));
    }

    [TestMethod]
    public async Task Replay_MeetsTheFaultsThatAreSetNow()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SendAsync(new(HttpMethod.Get, Project));
        await simulator.AwaitRecordAsync();
        await simulator.SetFaultAsync("""{"id":"cut","effect":{"reset":true}}""");

        var (status, _) = await simulator.SendControlAsync(HttpMethod.Post, $"{SimulatorRoutes.Traffic}/1{SimulatorRoutes.ReplaySuffix}");

        var record = await simulator.AwaitRecordAsync(after: 1);
        Assert.AreEqual((200, TrafficOutcome.Reset, "cut", (long?)1), (status, record.Outcome, record.Fault, record.ReplayOf));
    }
}
