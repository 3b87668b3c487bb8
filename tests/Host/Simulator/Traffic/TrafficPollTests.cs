using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KojiWidgetHarness.Tests.Host.Simulator.Traffic;

[TestClass]
public sealed class TrafficPollTests
{
    [TestMethod]
    public async Task Reader_ThatWaits_WakesWithTheNextRecord()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SendAsync(new(HttpMethod.Get, "/first"));
        await simulator.AwaitRecordAsync();

        var reading = simulator.ReadTrafficAsync(after: 1, wait: 30);
        var early = reading.IsCompleted;
        await simulator.SendAsync(new(HttpMethod.Get, "/second"));
        var page = await reading.WaitAsync(Guard.Patience);

        Assert.IsFalse(early);
        Assert.AreEqual("/second", page.Records.Single().Path);
    }

    [TestMethod]
    public async Task Reader_ThatWaitsInVain_HasAnEmptyPage()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var page = await simulator.ReadTrafficAsync(wait: 0.05);

        Assert.IsTrue(page is { Records.Count: 0, Dropped: false });
    }

    [TestMethod]
    public async Task Reader_ThatWaits_DoesNotKeepTheServerFromStopping()
    {
        // Before the reader has waited long enough, a server that waits for it is torn away from it, and gives no answer.
        await using var simulator = await RunningSimulator.StartAsync(app =>
            app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout = TimeSpan.FromSeconds(10)
        );
        var reading = simulator.ReadTrafficAsync(wait: 30);
        await simulator.SendAsync(new(HttpMethod.Get, SimulatorRoutes.Health));

        await simulator.StopAsync();

        Assert.IsEmpty((await reading).Records);
    }

    [TestMethod]
    public async Task Records_OfManyCallsAtOnce_AreNumberedWithoutGapsAndPaged()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await Task.WhenAll(Enumerable.Range(0, 250).Select(_ => simulator.SendAsync(new(HttpMethod.Get, "/nothing"))));
        await simulator.ReadTrafficAsync(after: 249, wait: 30);

        var first = await simulator.ReadTrafficAsync();
        var rest = await simulator.ReadTrafficAsync(after: first.Records[^1].Position);

        Assert.IsLessThan(250, first.Records.Count);
        CollectionAssert.AreEqual(
            Enumerable.Range(1, 250).Select(position => (long)position).ToList(),
            first.Records.Concat(rest.Records).Select(record => record.Position).ToList()
        );
    }

    [TestMethod]
    [DataRow("after=-1", "The field after must be a position, 0 or above.")]
    [DataRow("after=x", "The field after must be a position, 0 or above.")]
    [DataRow("wait=31", "The field wait must be a number of seconds from 0 to 30.")]
    [DataRow("wait=NaN", "The field wait must be a number of seconds from 0 to 30.")]
    public async Task Reader_ThatAsksForTheImpossible_IsReported(string query, string message)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var (status, text) = await simulator.SendControlAsync(HttpMethod.Get, $"{SimulatorRoutes.Traffic}?{query}");

        Assert.AreEqual((400, $$"""{"error":"invalid_request","message":"{{message}}"}"""), (status, text));
    }
}
