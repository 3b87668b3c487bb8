using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Faults;

/// <summary>Faults that change who may do what.</summary>
[TestClass]
public sealed class FaultSessionTests
{
    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task ExpireSession_EndsTheInterviewOfTheRequestAlone(bool byToken)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        var other = await simulator.StartInterviewAsync();
        await simulator.SetFaultAsync("""{"effect":{"expireSession":true},"times":1}""");

        var reply = await simulator.SendAsync(
            byToken ? ApiCall.Message(interview) : ApiCall.Read(interview) with { Key = SimulatorKeys.Full }
        );

        if (byToken)
            Assert.AreEqual((401, "invalid_session_token"), (reply.Status, reply.Json.GetProperty("error").GetString()));
        Assert.AreEqual(InterviewState.ExpiredByInactivity, (await simulator.ReadRecordAsync(interview)).State);
        Assert.AreEqual(InterviewState.Active, (await simulator.ReadRecordAsync(other)).State);
    }

    [TestMethod]
    [DataRow("", 204)]
    [DataRow("/revoked", 204)]
    [DataRow("/another", 404)]
    public async Task RevokeKey_LastsUntilItsRuleIsTakenBack(string taken, int status)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"id":"revoked","effect":{"revokeKey":true},"times":1}""");
        var call = new ApiCall(HttpMethod.Get, $"{SimulatorRoutes.Interviews}/{SimulatorProjects.Unknown}") { Key = SimulatorKeys.Full };

        Assert.AreEqual("401 401", await simulator.StatusesAsync(2, call));
        Assert.AreEqual(404, (await simulator.SendAsync(call with { Key = SimulatorKeys.OtherProject })).Status);

        using var response = await simulator.SteerAsync(HttpMethod.Delete, SimulatorRoutes.Faults + taken);
        Assert.AreEqual(status, (int)response.StatusCode);
        Assert.AreEqual(status == 204 ? 404 : 401, (await simulator.SendAsync(call)).Status);
    }
}
