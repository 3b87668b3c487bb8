using System.Net;
using System.Net.Sockets;
using System.Text;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Scenarios.Loopback;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace KojiWidgetHarness.Tests.Host.Simulator.Faults;

/// <summary>What a fault does to time and to the connection.</summary>
[TestClass]
public sealed class FaultConnectionTests
{
    private const string Project = $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}";
    private const string Script = $"{SimulatorRoutes.Assets}/widget.js";

    [TestMethod]
    public async Task Latency_WithJitter_LastsAtLeastItsOwn()
    {
        var time = new SimulatorTime { EndsWaitsAtOnce = true };
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { TimeProvider = time });
        await simulator.SetFaultAsync("""{"effect":{"latencyMs":300,"jitterMs":50,"code":"bad_gateway"}}""");

        var reply = await simulator.SendAsync(new(HttpMethod.Get, Project));

        Assert.AreEqual(502, reply.Status);
        var wait = time.Waits.Single().TotalMilliseconds;
        Assert.IsInRange(300, 350, wait);
    }

    [TestMethod]
    public async Task Throttle_SendsNoFasterAndAllOfIt()
    {
        var time = new SimulatorTime { EndsWaitsAtOnce = true };
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { TimeProvider = time });
        var whole = await simulator.SendAsync(new(HttpMethod.Get, Project));
        await simulator.SetFaultAsync($$$"""{"effect":{"bytesPerSecond":{{{whole.Text.Length * 2}}}}}""");

        var slow = await simulator.SendAsync(new(HttpMethod.Get, Project));

        Assert.AreEqual(whole.Text, slow.Text);
        // A timer's wait is of whole milliseconds.
        Assert.AreEqual(500, time.Waits.Sum(wait => wait.TotalMilliseconds), time.Waits.Count);
        Assert.IsGreaterThan(1, time.Waits.Count);
    }

    [TestMethod]
    [DataRow(Project, 0)]
    [DataRow(Project, 10)]
    [DataRow(Script, 0)]
    [DataRow(Script, 700)]
    [DataRow(Script, 11, """ ,"bytesPerSecond":50""")]
    public async Task Truncation_EndsTheConnectionAfterSoManyBytes(string path, int bytes, string slowly = "")
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var whole = await simulator.SendAsync(new(HttpMethod.Get, path));
        await simulator.SetFaultAsync($$$"""{"effect":{"truncateAfterBytes":{{{bytes}}}{{{slowly}}}}}""");

        var (head, body) = await ReadRawAsync(simulator, path);

        StringAssert.StartsWith(head, "HTTP/1.1 200 OK");
        Assert.AreEqual(whole.Text[..bytes], head.Contains("chunked", StringComparison.Ordinal) ? Unchunked(body) : body);
        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.SendAsync(new(HttpMethod.Get, path)));
    }

    [TestMethod]
    [DataRow("""{"reset":true}""")]
    [DataRow("""{"truncateAfterBytes":10}""")]
    public async Task Connection_OfHttp2_KeepsItsOtherRequests(string effect)
    {
        using var certificate = SelfSigned.Create("localhost");
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { Certificate = certificate });
        await simulator.SetFaultAsync(
            $$$"""[{"match":{"path":"{{{Script}}}"},"effect":{"latencyMs":500}},{"match":{"path":"{{{Project}}}"},"effect":{{{effect}}}}]"""
        );
        var waiting = simulator.Http.GetAsync(new Uri(Script, UriKind.Relative));
        while ((await simulator.FaultsAsync())[0].Fired == 0)
            await Task.Yield();

        // Not SendAsync: a message of its own is HTTP/1.1 by default.
        var failure = await Assert.ThrowsAsync<HttpRequestException>(() => simulator.Http.GetAsync(new Uri(Project, UriKind.Relative)));
        using var other = await waiting;

        Assert.AreEqual((200, HttpVersion.Version20), ((int)other.StatusCode, other.Version));
        Assert.IsNotNull(failure.InnerException);
    }

    [TestMethod]
    public async Task Truncation_OfAShorterBody_LeavesItWhole()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var whole = await simulator.SendAsync(new(HttpMethod.Get, Project));
        await simulator.SetFaultAsync($$$"""{"effect":{"truncateAfterBytes":{{{whole.Text.Length}}}}}""");

        Assert.AreEqual(whole, await simulator.SendAsync(new(HttpMethod.Get, Project)));
    }

    [TestMethod]
    public async Task Reset_IsAResetOfTheConnection()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"effect":{"reset":true}}""");

        var failure = await Assert.ThrowsAsync<IOException>(() => ReadRawAsync(simulator, Project));

        Assert.AreEqual(SocketError.ConnectionReset, (failure.InnerException as SocketException)?.SocketErrorCode);
    }

    [TestMethod]
    public async Task Hang_AnswersNobodyAndKeepsTheOthersAnswered()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"effect":{"hang":true},"times":1}""");
        using var leaves = new CancellationTokenSource();
        var hung = simulator.Http.GetAsync(new Uri(Project, UriKind.Relative), leaves.Token);
        while ((await simulator.FaultsAsync()).Single().Fired == 0)
            await Task.Yield();

        Assert.AreEqual(200, (await simulator.SendAsync(new(HttpMethod.Get, Project))).Status);
        Assert.IsFalse(hung.IsCompleted);
        await leaves.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => hung);
    }

    [TestMethod]
    [DataRow("""{"hang":true}""")]
    [DataRow("""{"latencyMs":600000}""")]
    [DataRow("""{"bytesPerSecond":1}""")]
    public async Task Wait_DoesNotKeepTheSimulatorFromStopping(string effect)
    {
        // A stop that waited for the answer would never end.
        await using var simulator = await RunningSimulator.StartAsync(app =>
            app.Services.GetRequiredService<IOptions<HostOptions>>().Value.ShutdownTimeout = Timeout.InfiniteTimeSpan
        );
        await simulator.SetFaultAsync($$$"""{"effect":{{{effect}}}}""");
        var waiting = simulator.SendAsync(new(HttpMethod.Get, Project));
        while ((await simulator.FaultsAsync()).Single().Fired == 0)
            await Task.Yield();

        await simulator.StopAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => waiting);
    }

    // The bytes as they come, until the connection ends.
    private static async Task<(string Head, string Body)> ReadRawAsync(RunningSimulator simulator, string path)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", simulator.Http.BaseAddress!.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"));
        using var all = new MemoryStream();
        await stream.CopyToAsync(all);
        var parts = Encoding.UTF8.GetString(all.ToArray()).Split("\r\n\r\n", 2);
        return (parts[0], parts[1]);
    }

    // One piece at most, and no last one.
    private static string Unchunked(string body)
    {
        if (body.Length == 0)
            return "";
        StringAssert.EndsWith(body, "\r\n");
        Assert.DoesNotContain("\r\n0\r\n", body);
        return body[(body.IndexOf("\r\n", StringComparison.Ordinal) + 2)..^2];
    }
}
