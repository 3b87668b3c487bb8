using System.Net.Sockets;
using System.Text;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;

namespace KojiWidgetHarness.Tests.Host.Simulator.Traffic;

[TestClass]
public sealed class TrafficRecordTests
{
    [TestMethod]
    public async Task Record_OfAnAnsweredCall_HasAllOfBothSides()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        await simulator.AdvanceAsync(TimeSpan.FromMinutes(1));
        using var request = ApiCall.Message(interview).ToRequest();
        request.RequestUri = new($"{request.RequestUri}?try=a%20b", UriKind.Relative);
        request.Headers.Add("X-Trace", "7");

        using var response = await simulator.Http.SendAsync(request);

        var record = await simulator.AwaitRecordAsync(after: 1);
        Assert.AreEqual(
            (2L, "POST", $"{SimulatorRoutes.Interviews}/{interview.Id}/messages?try=a%20b", "HTTP/1.1"),
            (record.Position, record.Method, record.Path, record.Protocol)
        );
        Assert.AreEqual(
            ("7", "application/json; charset=utf-8"),
            (record.RequestHeaders.Header("X-Trace"), record.RequestHeaders.Header("Content-Type"))
        );
        Assert.AreEqual(
            new()
            {
                Text = """{"content":"An answer.","type":"respondent"}""",
                Bytes = 44,
                Truncated = false,
            },
            record.RequestBody
        );
        Assert.AreEqual((200, TrafficOutcome.Answered), (record.Status, record.Outcome));
        Assert.AreEqual("application/json; charset=utf-8", record.ResponseHeaders.Header("Content-Type"));
        Assert.AreEqual(await response.Content.ReadAsStringAsync(), record.ResponseBody?.Text);
        Assert.AreEqual((interview.Id, SimulatorProjects.Active), (record.InterviewId, record.ProjectId));
        Assert.AreEqual(TimeSpan.FromMinutes(1), record.StartedAt - record.WallClock);
        Assert.IsTrue(record is { DurationMs: > 0, Fault: null, ReplayOf: null });
    }

    [TestMethod]
    public async Task Record_OfAStart_NamesTheInterviewThatItMade()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var interview = await simulator.StartInterviewAsync();

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((interview.Id, SimulatorProjects.Active, 201), (record.InterviewId, record.ProjectId, record.Status));
    }

    [TestMethod]
    public async Task Record_OfARefusedCall_HasTheBodyThatNobodyRead()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(simulator.Http.BaseAddress!.Host, simulator.Http.BaseAddress.Port);

        await client
            .GetStream()
            .WriteAsync(
                "POST /api/v1/interviews/start HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n{\"project_id\":\"1\"}"u8.ToArray()
            );

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((401, """{"project_id":"1"}""", "1"), (record.Status, record.RequestBody?.Text, record.ProjectId));
        StringAssert.StartsWith(record.ResponseBody?.Text, """{"error":"unauthorized",""");
    }

    [TestMethod]
    public async Task Record_OfWhatNobodyHandled_HasTheAnswerThatTheCallerGot()
    {
        await using var simulator = await RunningSimulator.StartAsync(app =>
            app.MapGet("/api/v1/broken", string () => throw new InvalidOperationException("secret detail"))
        );

        await simulator.SendAsync(new(HttpMethod.Get, "/api/v1/broken"));

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((500, TrafficOutcome.Answered), (record.Status, record.Outcome));
        StringAssert.StartsWith(record.ResponseBody?.Text, """{"error":"internal_error",""");
    }

    [TestMethod]
    public async Task Record_OfTheWidgetPage_HasItsTextAndItsProject()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        await simulator.SendAsync(new(HttpMethod.Get, $"{SimulatorRoutes.Widget}/{SimulatorProjects.Archived}?mode=text"));

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((200, SimulatorProjects.Archived), (record.Status, record.ProjectId));
        StringAssert.StartsWith(record.ResponseBody?.Text, "<!doctype html>");
    }

    [TestMethod]
    [DataRow($"{SimulatorRoutes.Assets}/widget.js")]
    [DataRow("/favicon.ico")]
    public async Task Record_OfAnAsset_HasOnlyTheSizeOfItsBody(string path)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var reply = await simulator.SendAsync(new(HttpMethod.Get, path));

        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual(
            new()
            {
                Text = null,
                Bytes = Encoding.UTF8.GetByteCount(reply.Text),
                Truncated = false,
            },
            record.ResponseBody
        );
    }

    [TestMethod]
    public async Task Log_LeavesOutWhatTheSimulatorAnswersForItself()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.AdvanceAsync(TimeSpan.FromMinutes(1));
        await simulator.SendAsync(new(HttpMethod.Get, SimulatorRoutes.Health));
        await simulator.SendAsync(new(HttpMethod.Get, "/_sim/nothing"));
        await simulator.SendAsync(new(HttpMethod.Get, SimulatorRoutes.OpenApi));

        await simulator.SendAsync(new(HttpMethod.Get, "/nothing"));

        Assert.AreEqual("/nothing", (await simulator.AwaitRecordAsync()).Path);
    }
}
