using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

[TestClass]
public sealed class SessionExpiryTests
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    [TestMethod]
    public async Task Session_JustBeforeItsTimeout_TakesAnswers()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();

        await simulator.AdvanceAsync(RunningSimulator.SessionTimeout - Moment);

        Assert.AreEqual(200, (await simulator.SendAsync(ApiCall.Message(interview))).Status);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(60_000)]
    public async Task Session_FromItsTimeoutOn_IsExpired(int millisecondsAfter)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();

        await simulator.AdvanceAsync(RunningSimulator.SessionTimeout + TimeSpan.FromMilliseconds(millisecondsAfter));

        var late = await simulator.SendAsync(ApiCall.Message(interview));
        Assert.AreEqual(
            (401, """{"error":"invalid_session_token","message":"The session token is invalid or expired."}"""),
            (late.Status, late.Text)
        );
        Assert.AreEqual(InterviewState.ExpiredByInactivity, (await simulator.ReadRecordAsync(interview)).State);
    }

    [TestMethod]
    public async Task Session_WithAnswerInBetween_CountsFromThatAnswer()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        await simulator.AdvanceAsync(RunningSimulator.SessionTimeout - Moment);
        await simulator.SendAsync(ApiCall.Message(interview));

        await simulator.AdvanceAsync(RunningSimulator.SessionTimeout - Moment);

        Assert.AreEqual(200, (await simulator.SendAsync(ApiCall.Message(interview))).Status);
    }

    [TestMethod]
    public async Task SessionQuestion_InBetween_DoesNotProlong()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        var question = new ApiCall(HttpMethod.Get, $"{SimulatorRoutes.WidgetInterviews}/{interview.Id}")
        {
            SessionToken = interview.SessionToken,
        };
        await simulator.AdvanceAsync(RunningSimulator.SessionTimeout - TimeSpan.FromSeconds(90));

        var before = await simulator.SendAsync(question);
        await simulator.AdvanceAsync(TimeSpan.FromSeconds(90));
        var after = await simulator.SendAsync(question);

        Assert.AreEqual((200, 90.0), (before.Status, before.Json.GetProperty("expires_in_seconds").GetDouble()));
        Assert.AreEqual(401, after.Status);
    }

    [TestMethod]
    public async Task Complete_AfterTimeout_IsRefusedToTokenAndKeyAlike()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        await simulator.AdvanceAsync(RunningSimulator.SessionTimeout);

        var byToken = await simulator.SendAsync(ApiCall.Complete(interview) with { SessionToken = interview.SessionToken });
        var byKey = await simulator.SendAsync(ApiCall.Complete(interview) with { Key = SimulatorKeys.Full });

        Assert.AreEqual((401, "invalid_session_token"), (byToken.Status, byToken.Json.GetProperty("error").GetString()));
        Assert.AreEqual((409, "conflict"), (byKey.Status, byKey.Json.GetProperty("error").GetString()));
        Assert.AreEqual(InterviewState.ExpiredByInactivity, (await simulator.ReadRecordAsync(interview)).State);
    }
}
