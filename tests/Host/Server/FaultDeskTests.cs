using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.Steering;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation.Faults;
using KojiWidgetHarness.Simulator;

namespace KojiWidgetHarness.Tests.Host.Server;

[TestClass]
public sealed class FaultDeskTests
{
    private static readonly FaultRule Hang = new()
    {
        Id = "hang",
        Effect = new() { Hang = true },
    };

    [TestMethod]
    public async Task Desk_OfARunningSimulator_SetsReadsAndResets()
    {
        var options = new SimulatorOptions();
        await using var simulator = SimulatorApp.Build(options);
        await simulator.StartAsync();
        using var desk = Desk(new(simulator.Urls.First()), options.ControlToken);

        Assert.IsNull(await desk.SetAsync(Hang, CancellationToken.None));
        var (faults, problem) = await desk.ReadAsync(CancellationToken.None);
        Assert.AreEqual(("hang", null), (faults.Single().Rule.Id, problem));
        StringAssert.StartsWith(await desk.SetAsync(Hang, CancellationToken.None), "There is a rule 'hang' already.");
        Assert.IsNull(await desk.ResetAsync("hang", CancellationToken.None));
        Assert.IsNull(await desk.ResetAsync("hang", CancellationToken.None));
        Assert.IsNull(await desk.ResetAsync(null, CancellationToken.None));
        Assert.IsEmpty((await desk.ReadAsync(CancellationToken.None)).Faults);
    }

    [TestMethod]
    public async Task Desk_WithAWrongTokenOrNoSimulator_SaysWhatHelps()
    {
        await using var simulator = SimulatorApp.Build(new());
        await simulator.StartAsync();
        using var refused = Desk(new(simulator.Urls.First()), new string('x', 43));
        using var gone = Desk(new("http://127.0.0.1:1"), "any");

        StringAssert.Contains(await refused.SetAsync(Hang, CancellationToken.None), "answered 401.");
        StringAssert.StartsWith((await gone.ReadAsync(CancellationToken.None)).Problem, "No simulator answers at http://127.0.0.1:1/.");
    }

    [TestMethod]
    public async Task Watch_ShowsAllFollowersWhatIsSetElsewhere_AndAsksAgainAfterTheLastHasLeft()
    {
        var options = new SimulatorOptions();
        await using var simulator = SimulatorApp.Build(options);
        await simulator.StartAsync();
        using var desk = Desk(new(simulator.Urls.First()), options.ControlToken);
        using var elsewhere = Desk(new(simulator.Urls.First()), options.ControlToken);
        using var watch = new FaultWatch(desk, TimeProvider.System);
        using var left = new CancellationTokenSource();
        Seen one = new(),
            other = new();
        var following = new[] { watch.FollowAsync(one.Add, left.Token), watch.FollowAsync(other.Add, left.Token) };
        await Task.WhenAll(one.FirstAsync(0), other.FirstAsync(0));

        Assert.IsNull(await elsewhere.SetAsync(Hang, CancellationToken.None));

        await Task.WhenAll(one.FirstAsync(1), other.FirstAsync(1));
        await left.CancelAsync();
        await Task.WhenAll(following);
        Assert.IsNull(await elsewhere.ResetAsync(null, CancellationToken.None));
        using var closed = new CancellationTokenSource();
        var late = new Seen();
        var again = watch.FollowAsync(late.Add, closed.Token);
        await late.FirstAsync(0);
        Assert.AreEqual(1, late.Count, "what was known before is not shown");
        await closed.CancelAsync();
        await again;
    }

    [TestMethod]
    public async Task Page_WithoutSimulator_SaysSo()
    {
        await using var host = await RunningHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, ProtocolRoutes.FaultsPage) { Headers = { { "Accept", "text/html" } } };

        using var response = await host.Http.SendAsync(request);

        StringAssert.Contains(await response.Content.ReadAsStringAsync(), "This host has no simulator.");
    }

    [TestMethod]
    public void Settings_KeepTheSimulatorsTokenToThemselves()
    {
        var settings = new HostSettings
        {
            WidgetBase = new("http://127.0.0.1:9/embed"),
            Simulator = new(new("http://127.0.0.1:9"), "secret-token"),
        };

        Assert.DoesNotContain("secret-token", settings.ToString());
    }

    private sealed class Seen
    {
        private readonly System.Threading.Channels.Channel<FaultReading> readings =
            System.Threading.Channels.Channel.CreateUnbounded<FaultReading>();

        public int Count { get; private set; }

        public void Add(FaultReading reading) => readings.Writer.TryWrite(reading);

        /// <summary>Completes with the first reading that has so many faults.</summary>
        public async Task FirstAsync(int faults)
        {
            do Count++;
            while ((await readings.Reader.ReadAsync()).Faults.Count != faults);
        }
    }

    private static FaultDesk Desk(Uri address, string token) =>
        new(new HostSettings { WidgetBase = new(address, "/embed"), Simulator = new(address, token) });
}
