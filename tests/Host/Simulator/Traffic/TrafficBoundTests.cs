using System.Text;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Tests.Host.Simulator.Traffic;

[TestClass]
public sealed class TrafficBoundTests
{
    private const int Bound = 16 * 1024;

    [TestMethod]
    [DataRow(Bound, false)]
    [DataRow(Bound + 1, true)]
    [DataRow(60_000, true)]
    public async Task Body_BeyondTheBound_IsTruncatedAndItsSizeKnown(int bytes, bool truncated)
    {
        await using var simulator = await StartEchoAsync();
        var body = new string('x', bytes);

        var reply = await simulator.SendAsync(new(HttpMethod.Post, "/api/v1/echo") { Body = body });

        var record = await simulator.AwaitRecordAsync();
        var expected = new TrafficBody
        {
            Text = body[..Math.Min(bytes, Bound)],
            Bytes = bytes,
            Truncated = truncated,
        };
        Assert.AreEqual(body, reply.Text);
        Assert.AreEqual((expected, expected), (record.RequestBody, record.ResponseBody));
    }

    [TestMethod]
    public async Task Body_CutWithinACharacter_EndsBeforeIt()
    {
        await using var simulator = await StartEchoAsync();

        await simulator.SendAsync(new(HttpMethod.Post, "/api/v1/echo") { Body = "x" + new string('é', Bound) });

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual("x" + new string('é', (Bound / 2) - 1), record.RequestBody?.Text);
        Assert.AreEqual((2 * Bound) + 1, record.RequestBody?.Bytes);
    }

    [TestMethod]
    public async Task Body_ThatIsNotText_HasOnlyItsSize()
    {
        await using var simulator = await StartEchoAsync();
        using var content = new ByteArrayContent([0, 159, 146, 150]) { Headers = { { "Content-Type", "application/octet-stream" } } };

        using var response = await simulator.Http.PostAsync(new Uri("/api/v1/echo", UriKind.Relative), content);

        Assert.AreEqual(
            new()
            {
                Text = null,
                Bytes = 4,
                Truncated = false,
            },
            (await simulator.AwaitRecordAsync()).RequestBody
        );
    }

    [TestMethod]
    public async Task Log_BeyondItsCapacity_DropsTheOldestAndSaysSo()
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { TrafficCapacity = 2 });
        for (var call = 1; call <= 3; call++)
            await simulator.SendAsync(new(HttpMethod.Get, $"/nothing/{call}"));

        await simulator.AwaitRecordsAsync(3);
        var (all, seen) = (await simulator.ReadTrafficAsync(), await simulator.ReadTrafficAsync(after: 1));

        Assert.AreEqual("2 3", string.Join(' ', all.Records.Select(record => record.Position)));
        Assert.IsTrue(all.Dropped);
        Assert.IsFalse(seen.Dropped, "The first was dropped after it was seen.");
    }

    [TestMethod]
    public async Task Log_BeyondItsBytes_DropsTheOldest()
    {
        await using var simulator = await StartEchoAsync();
        var body = new string('x', Bound);
        for (var call = 0; call < 600; call++)
            await simulator.SendAsync(new(HttpMethod.Post, "/api/v1/echo") { Body = body });

        await simulator.AwaitRecordsAsync(600);

        // 16 MB hold 481 exchanges of twice 16 kB and 2 kB beside.
        Assert.AreEqual(120, (await simulator.ReadTrafficAsync()).Records[0].Position);
    }

    [TestMethod]
    public async Task Clear_ForgetsAllAndGoesOnCounting()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SendAsync(new(HttpMethod.Get, "/nothing"));
        await simulator.AwaitRecordsAsync(1);

        var (status, _) = await simulator.SendControlAsync(HttpMethod.Delete, SimulatorRoutes.Traffic);

        Assert.AreEqual(204, status);
        Assert.IsEmpty((await simulator.ReadTrafficAsync()).Records);
        await simulator.SendAsync(new(HttpMethod.Get, "/nothing"));
        Assert.AreEqual(2, (await simulator.AwaitRecordAsync()).Position);
    }

    [TestMethod]
    public async Task Log_WithoutCapacity_RecordsNothing()
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { TrafficCapacity = 0 });

        await simulator.SendAsync(new(HttpMethod.Get, "/nothing"));

        Assert.IsEmpty((await simulator.ReadTrafficAsync(wait: 0.1)).Records);
    }

    private static Task<RunningSimulator> StartEchoAsync() =>
        RunningSimulator.StartAsync(app => app.MapPost("/api/v1/echo", async (HttpRequest request) =>
            {
                using var reader = new StreamReader(request.Body, Encoding.UTF8);
                return TypedResults.Text(await reader.ReadToEndAsync());
            }));
}
