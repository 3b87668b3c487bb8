using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Faults;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Host.Simulator.Faults;

/// <summary>How often and when a fault happens.</summary>
[TestClass]
public sealed class FaultTimesTests
{
    private static readonly ApiCall Call = new(HttpMethod.Get, $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}");

    [TestMethod]
    public async Task Times_AreFollowedByNormal()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"effect":{"code":"service_unavailable"},"times":2}""");

        Assert.AreEqual("503 503 200 200", await simulator.StatusesAsync(4, Call));
        var state = (await simulator.FaultsAsync()).Single();
        Assert.AreEqual((FaultPhase.Spent, 2L, 2L), (state.Phase, state.Matched, state.Fired));
    }

    [TestMethod]
    public async Task Times_OfManyAtOnce_AreKeptExactly()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"effect":{"status":503},"times":3}""");

        var replies = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => simulator.SendAsync(Call)));

        Assert.AreEqual((3, 47), (replies.Count(reply => reply.Status == 503), replies.Count(reply => reply.Status == 200)));
    }

    [TestMethod]
    public void Book_AskedByManyThreads_CountsEachOfThem()
    {
        var options = new SimulatorOptions
        {
            Faults =
            [
                new()
                {
                    Effect = new() { Hang = true },
                    Times = 20_000,
                },
            ],
        };
        var revoked = new RevokedKeys();
        var book = new FaultBook(options, new ApiKeyCatalog(options, revoked), revoked, TimeProvider.System);
        var call = new FaultCall
        {
            Method = "GET",
            Path = "/",
            Headers = new HeaderDictionary(),
        };
        var fired = 0;

        Parallel.For(0, 50_000, new() { MaxDegreeOfParallelism = 8 }, _ =>
        {
            if (book.Match(call) is not null)
                Interlocked.Increment(ref fired);
        });

        Assert.AreEqual((20_000, 20_000L, FaultPhase.Spent), (fired, book.Read().Single().Fired, book.Read().Single().Phase));
    }

    [TestMethod]
    public async Task Nth_IsCountedAmongThoseThatFit()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"match":{"path":"/_widget/*","nth":2},"effect":{"status":503}}""");
        await simulator.Http.GetAsync(new Uri($"{SimulatorRoutes.Assets}/widget.js", UriKind.Relative));

        Assert.AreEqual("200 503 200 200", await simulator.StatusesAsync(4, Call));
        Assert.AreEqual(FaultPhase.Spent, (await simulator.FaultsAsync()).Single().Phase);
    }

    [TestMethod]
    public async Task Schedule_FollowsTheSimulatorsClock()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"effect":{"status":503},"afterSeconds":10,"forSeconds":30}""");

        Assert.AreEqual((200, FaultPhase.Waiting), await NowAsync(simulator));
        await simulator.AdvanceAsync(TimeSpan.FromSeconds(10));
        Assert.AreEqual((503, FaultPhase.Active), await NowAsync(simulator));
        await simulator.AdvanceAsync(TimeSpan.FromSeconds(29.9));
        Assert.AreEqual((503, FaultPhase.Active), await NowAsync(simulator));
        await simulator.AdvanceAsync(TimeSpan.FromSeconds(0.1));
        Assert.AreEqual((200, FaultPhase.Over), await NowAsync(simulator));
    }

    [TestMethod]
    public async Task Faults_FromTheStart_CountTheirTimeFromThere()
    {
        var time = new FakeTimeProvider();
        await using var simulator = await RunningSimulator.StartAsync(change: options =>
            options with
            {
                TimeProvider = time,
                Faults =
                [
                    new()
                    {
                        Id = "maintenance",
                        Effect = new() { Code = "service_unavailable" },
                        ForSeconds = 30,
                    },
                ],
            }
        );
        // Not by the simulator's own clock: that would be its first request.
        time.Advance(TimeSpan.FromSeconds(30));

        Assert.AreEqual(200, (await simulator.SendAsync(Call)).Status);
        Assert.AreEqual("maintenance", (await simulator.FaultsAsync()).Single().Rule.Id);
    }

    [TestMethod]
    public async Task Probability_WithTheSameSeed_DrawsTheSame()
    {
        var first = await DrawAsync(seed: 7);
        var second = await DrawAsync(seed: 7);
        var other = await DrawAsync(seed: 8);

        Assert.AreEqual(first, second);
        Assert.AreNotEqual(first, other);
        // Of 40 at one half; the seed makes it the same number each time.
        Assert.AreEqual(22, first.Split(' ').Count(status => status == "503"));
    }

    private static async Task<string> DrawAsync(int seed)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($$$"""{"match":{"probability":0.5,"seed":{{{seed}}}},"effect":{"status":503}}""");
        return await simulator.StatusesAsync(40, Call);
    }

    private static async Task<(int Status, FaultPhase Phase)> NowAsync(RunningSimulator simulator) =>
        ((await simulator.SendAsync(Call)).Status, (await simulator.FaultsAsync()).Single().Phase);
}
