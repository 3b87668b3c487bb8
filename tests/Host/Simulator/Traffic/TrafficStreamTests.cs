using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Tests.Host.Simulator.Traffic;

[TestClass]
public sealed class TrafficStreamTests
{
    private static readonly Uri Stream = new("/api/v1/stream", UriKind.Relative);

    [TestMethod]
    public async Task Events_ReachTheCallerBeforeTheStreamEnds()
    {
        var mayEnd = new TaskCompletionSource();
        await using var simulator = await StartAsync(mayEnd.Task);
        using var response = await simulator.Http.GetAsync(Stream, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        var first = await lines.ReadLineAsync();
        var meanwhile = await simulator.ReadTrafficAsync();
        mayEnd.SetResult();
        await lines.ReadToEndAsync();

        Assert.AreEqual("data: first", first);
        Assert.IsEmpty(meanwhile.Records);
        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual(("data: first\n\ndata: second\n\n", TrafficOutcome.Answered), (record.ResponseBody?.Text, record.Outcome));
    }

    [TestMethod]
    public async Task StreamedReply_IsRecordedAsItWasSent()
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { Contract = KojiContract.KojiSo });
        var started = await simulator.SendAsync(
            new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/start") { Key = SimulatorKeys.PublicFull }
        );

        var reply = await simulator.SendAsync(
            new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/{started.Json.GetProperty("interview_id").GetString()}/message")
            {
                Key = SimulatorKeys.PublicFull,
                Body = """{"content":"An answer."}""",
            }
        );

        Assert.AreEqual(reply.Text, (await simulator.AwaitRecordAsync(after: 1)).ResponseBody?.Text);
    }

    [TestMethod]
    public async Task Caller_ThatGoesBeforeTheEnd_IsReported()
    {
        await using var simulator = await StartAsync(Task.Delay(Timeout.Infinite));
        using (var response = await simulator.Http.GetAsync(Stream, HttpCompletionOption.ResponseHeadersRead))
        using (var lines = new StreamReader(await response.Content.ReadAsStreamAsync()))
            await lines.ReadLineAsync();

        var record = await simulator.AwaitRecordAsync();

        Assert.AreEqual(
            (200, TrafficOutcome.AbortedByClient, "data: first\n\n"),
            (record.Status, record.Outcome, record.ResponseBody?.Text)
        );
    }

    [TestMethod]
    public async Task Caller_ThatGoesBeforeTheAnswer_HasNoStatus()
    {
        var arrived = new TaskCompletionSource();
        await using var simulator = await RunningSimulator.StartAsync(app => app.MapGet("/api/v1/never", async (CancellationToken gone) =>
            {
                arrived.SetResult();
                await Task.Delay(Timeout.Infinite, gone);
            }));
        using var patience = new CancellationTokenSource();
        var call = simulator.Http.GetAsync(new Uri("/api/v1/never", UriKind.Relative), patience.Token);
        await arrived.Task;

        await patience.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => call);
        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((null, TrafficOutcome.AbortedByClient), (record.Status, record.Outcome));
        Assert.IsEmpty(record.ResponseHeaders);
    }

    [TestMethod]
    public async Task Connection_ThatTheSimulatorCloses_IsReset()
    {
        await using var simulator = await RunningSimulator.StartAsync(app =>
            app.MapGet("/api/v1/reset", (HttpContext context) => context.Abort())
        );

        await Assert.ThrowsAsync<HttpRequestException>(() => simulator.Http.GetAsync(new Uri("/api/v1/reset", UriKind.Relative)));

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((null, TrafficOutcome.Reset), (record.Status, record.Outcome));
    }

    // A first event at once, a second when it may.
    private static Task<RunningSimulator> StartAsync(Task mayEnd) =>
        RunningSimulator.StartAsync(app => app.MapGet("/api/v1/stream", async (HttpContext context) =>
            {
                context.Response.ContentType = "text/event-stream";
                await context.Response.WriteAsync("data: first\n\n");
                await context.Response.Body.FlushAsync();
                await mayEnd.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync("data: second\n\n");
            }));
}
