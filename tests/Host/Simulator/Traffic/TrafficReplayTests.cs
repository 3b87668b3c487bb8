using System.Globalization;
using System.Net.Sockets;
using System.Text;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Http;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Tests.Host.Simulator.Traffic;

[TestClass]
public sealed class TrafficReplayTests
{
    [TestMethod]
    public async Task Replay_OfAStart_SendsKeyAndBodyAgainAndIsMarked()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var client = new SimulatorClient(simulator.Target);
        var interview = await simulator.StartInterviewAsync();
        var original = (await client.ReadTrafficAsync(0, TimeSpan.FromSeconds(30), CancellationToken.None)).Records.Single();

        var again = await client.ReplayAsync(original.Position, CancellationToken.None);

        Assert.AreEqual((2L, (long?)1L, 201), (again.Position, again.ReplayOf, again.Status));
        Assert.AreEqual(original.RequestBody, again.RequestBody);
        CollectionAssert.AreEquivalent(original.RequestHeaders.ToList(), again.RequestHeaders.ToList());
        Assert.AreNotEqual(interview.Id, again.InterviewId);
        Assert.AreEqual(again.InterviewId, (await simulator.AwaitRecordAsync(after: 1)).InterviewId);
    }

    [TestMethod]
    public async Task Replay_MeetsTheLimitsThatEverybodyMeets()
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options =>
            options with
            {
                RateLimit = new(1, TimeSpan.FromMinutes(1)),
            }
        );
        using var client = new SimulatorClient(simulator.Target);
        await simulator.StartInterviewAsync();
        await simulator.AwaitRecordAsync();

        var again = await client.ReplayAsync(1, CancellationToken.None);

        Assert.AreEqual((429, "0"), (again.Status, again.ResponseHeaders.Header("X-RateLimit-Remaining")));
    }

    [TestMethod]
    public async Task Replay_OverHttps_TrustsItsOwnCertificate()
    {
        using var certificate = SelfSigned.Create("localhost");
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { Certificate = certificate });
        await simulator.StartInterviewAsync();
        await simulator.AwaitRecordAsync();

        var (status, _) = await simulator.SendControlAsync(HttpMethod.Post, $"{SimulatorRoutes.Traffic}/1{SimulatorRoutes.ReplaySuffix}");

        var again = await simulator.AwaitRecordAsync(after: 1);
        Assert.AreEqual((200, 201, "https"), (status, again.Status, again.Scheme));
    }

    [TestMethod]
    public async Task Replay_OfWhatIsNotThere_IsNotFound()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var (status, _) = await simulator.SendControlAsync(HttpMethod.Post, $"{SimulatorRoutes.Traffic}/1{SimulatorRoutes.ReplaySuffix}");

        Assert.AreEqual(404, status);
    }

    [TestMethod]
    public async Task Replay_OfABodyKeptInPart_IsRefused()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SendAsync(
            new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/start") { Key = SimulatorKeys.Full, Body = new string(' ', 20_000) }
        );
        await simulator.AwaitRecordAsync();

        var (status, text) = await simulator.SendControlAsync(
            HttpMethod.Post,
            $"{SimulatorRoutes.Traffic}/1{SimulatorRoutes.ReplaySuffix}"
        );

        Assert.AreEqual(422, status);
        StringAssert.Contains(text, "cannot be sent again");
    }

    [TestMethod]
    [DataRow("GET http://127.0.0.1:{0}/nothing?at=all", 200)]
    [DataRow("OPTIONS *", 422)]
    public async Task Replay_OfAnotherFormOfTarget_SendsItsPathIfItHasOne(string line, int expected)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var (host, port) = (simulator.Http.BaseAddress!.Host, simulator.Http.BaseAddress.Port);
        using var client = new TcpClient();
        await client.ConnectAsync(host, port);
        await client
            .GetStream()
            .WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"{string.Format(CultureInfo.InvariantCulture, line, port)} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n"
                )
            );
        await simulator.AwaitRecordAsync();

        var (status, text) = await simulator.SendControlAsync(
            HttpMethod.Post,
            $"{SimulatorRoutes.Traffic}/1{SimulatorRoutes.ReplaySuffix}"
        );

        Assert.AreEqual(expected, status, text);
        if (expected == 200)
            Assert.AreEqual("/nothing?at=all", (await simulator.AwaitRecordAsync(after: 1)).Path);
    }

    [TestMethod]
    public async Task Call_ThatOnlySaysItIsAReplay_IsNotOne()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/nothing") { Headers = { { "X-Simulator-Replay", "1" } } };

        using var response = await simulator.Http.SendAsync(request);

        Assert.IsNull((await simulator.AwaitRecordAsync()).ReplayOf);
    }
}
