using System.Net;
using System.Net.Http.Json;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator;

namespace KojiWidgetHarness.Tests.Host.Simulator;

[TestClass]
public sealed class ControlTests
{
    [TestMethod]
    [DataRow("POST", SimulatorRoutes.Clock)]
    [DataRow("GET", SimulatorRoutes.InterviewRecords)]
    [DataRow("GET", $"{SimulatorRoutes.InterviewRecords}/{SimulatorProjects.Unknown}")]
    [DataRow("POST", $"{SimulatorRoutes.InterviewRecords}/{SimulatorProjects.Unknown}{SimulatorRoutes.RevokeSuffix}")]
    [DataRow("GET", SimulatorRoutes.Traffic)]
    [DataRow("GET", $"{SimulatorRoutes.Traffic}/1")]
    [DataRow("DELETE", SimulatorRoutes.Traffic)]
    [DataRow("POST", $"{SimulatorRoutes.Traffic}/1{SimulatorRoutes.ReplaySuffix}")]
    public async Task Control_WithoutToken_IsRefused(string method, string path)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var none = await simulator.Http.SendAsync(new(new(method), path));
        using var wrong = await simulator.Http.SendAsync(
            new(new(method), path) { Headers = { { SimulatorRoutes.ControlTokenHeader, new string('x', 43) } } }
        );

        Assert.AreEqual(HttpStatusCode.Unauthorized, none.StatusCode);
        Assert.AreEqual(HttpStatusCode.Unauthorized, wrong.StatusCode);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("{}")]
    [DataRow("""{"advanceSeconds":"60"}""")]
    [DataRow("""{"advanceSeconds":0}""")]
    [DataRow("""{"advanceSeconds":-1}""")]
    [DataRow("""{"advanceSeconds":1e300}""")]
    public async Task Clock_WithUnusableAdvance_IsInvalidRequest(string body)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var request = simulator.Control(HttpMethod.Post, SimulatorRoutes.Clock);
        request.Content = new StringContent(body);

        using var response = await simulator.Http.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [TestMethod]
    public async Task Revoke_ActiveInterview_EndsItsSession()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();

        using var revoked = await simulator.Http.SendAsync(
            simulator.Control(HttpMethod.Post, $"{SimulatorRoutes.InterviewRecords}/{interview.Id}{SimulatorRoutes.RevokeSuffix}")
        );

        Assert.AreEqual(HttpStatusCode.OK, revoked.StatusCode);
        Assert.AreEqual(InterviewState.Revoked, (await simulator.ReadRecordAsync(interview)).State);
    }

    [TestMethod]
    public async Task InterviewRecords_AfterStarts_AreNewestFirst()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var first = await simulator.StartInterviewAsync();
        var second = await simulator.StartInterviewAsync();

        using var response = await simulator.Http.SendAsync(simulator.Control(HttpMethod.Get, SimulatorRoutes.InterviewRecords));
        var records = await response.Content.ReadFromJsonAsync<InterviewRecord[]>();

        CollectionAssert.AreEqual(new[] { second.Id, first.Id }, records?.Select(record => record.InterviewId).ToArray());
    }

    [TestMethod]
    public void Options_ByDefault_HaveATokenOfTheirOwnAndKeepItToThemselves()
    {
        var options = new SimulatorOptions();

        Assert.AreNotEqual(options.ControlToken, new SimulatorOptions().ControlToken);
        Assert.AreEqual(43, options.ControlToken.Length);
        Assert.IsFalse(options.ToString().Contains(options.ControlToken, StringComparison.Ordinal));
    }
}
