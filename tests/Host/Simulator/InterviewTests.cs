using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

[TestClass]
public sealed class InterviewTests
{
    private const string AlreadyCompleted = """{"error":"conflict","message":"This interview has already been completed."}""";

    [TestMethod]
    public async Task Message_InActiveInterview_GetsReplyAndCounts()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();

        var first = (await simulator.SendAsync(ApiCall.Message(interview))).Json;
        var second = (await simulator.SendAsync(ApiCall.Message(interview))).Json;

        Assert.AreEqual("active", second.GetProperty("interview_status").GetString());
        Assert.AreEqual((3, 5), (first.GetProperty("messages_count").GetInt32(), second.GetProperty("messages_count").GetInt32()));
        Assert.AreNotEqual(
            first.GetProperty("interviewer_response").GetProperty("content").GetString(),
            second.GetProperty("interviewer_response").GetProperty("content").GetString()
        );
        Assert.AreEqual(2, (await simulator.ReadRecordAsync(interview)).Answers);
    }

    [TestMethod]
    public async Task Complete_WithKey_EndsInterview()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();

        var completed = await simulator.SendAsync(
            ApiCall.Complete(interview) with
            {
                Key = SimulatorKeys.Full,
                Body = """{"reason":"natural","feedback":"fine"}""",
            }
        );
        var read = await simulator.SendAsync(ApiCall.Read(interview) with { Key = SimulatorKeys.Full });

        Assert.AreEqual((200, "natural"), (completed.Status, completed.Json.GetProperty("reason").GetString()));
        Assert.AreEqual("completed", read.Json.GetProperty("status").GetString());
    }

    [TestMethod]
    public async Task Complete_WithTokenAndWithoutBody_IsManual()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();

        var completed = await simulator.SendAsync(ApiCall.Complete(interview) with { SessionToken = interview.SessionToken });

        Assert.AreEqual((200, "manual"), (completed.Status, completed.Json.GetProperty("reason").GetString()));
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Complete_Again_IsConflict(bool byToken)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        var call = byToken
            ? ApiCall.Complete(interview) with
            {
                SessionToken = interview.SessionToken,
            }
            : ApiCall.Complete(interview) with
            {
                Key = SimulatorKeys.Full,
            };
        await simulator.SendAsync(call);

        var again = await simulator.SendAsync(call);

        Assert.AreEqual((409, AlreadyCompleted), (again.Status, again.Text));
    }

    [TestMethod]
    public async Task Complete_AgainWhereThatIsAllowed_IsAnsweredAsTheFirstTime()
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { CompletesAgain = true });
        var interview = await simulator.StartInterviewAsync();
        var call = ApiCall.Complete(interview) with { Key = SimulatorKeys.Full };

        var first = await simulator.SendAsync(call with { Body = """{"reason":"timeout"}""" });
        await simulator.AdvanceAsync(TimeSpan.FromMinutes(1));
        var again = await simulator.SendAsync(call);

        Assert.AreEqual((200, first.Text), (again.Status, again.Text));
    }

    [TestMethod]
    public async Task Message_AfterCompletion_IsInvalidSessionToken()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        await simulator.SendAsync(ApiCall.Complete(interview) with { Key = SimulatorKeys.Full });

        var late = await simulator.SendAsync(ApiCall.Message(interview));

        Assert.AreEqual((401, "invalid_session_token"), (late.Status, late.Json.GetProperty("error").GetString()));
    }

    [TestMethod]
    public async Task Complete_ManyAtOnce_CompletesOnce()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        var call = ApiCall.Complete(interview) with { Key = SimulatorKeys.Full };

        var replies = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => simulator.SendAsync(call)));

        Assert.AreEqual(1, replies.Count(reply => reply.Status == 200));
        Assert.AreEqual(31, replies.Count(reply => (reply.Status, reply.Text) == (409, AlreadyCompleted)));
    }

    [TestMethod]
    public async Task Store_BeyondItsCapacity_ForgetsTheOldest()
    {
        await using var simulator = await RunningSimulator.StartAsync(capacity: 2);
        var oldest = await simulator.StartInterviewAsync();
        await simulator.StartInterviewAsync();
        var newest = await simulator.StartInterviewAsync();

        Assert.AreEqual(404, (await simulator.SendAsync(ApiCall.Read(oldest) with { Key = SimulatorKeys.Full })).Status);
        Assert.AreEqual(200, (await simulator.SendAsync(ApiCall.Read(newest) with { Key = SimulatorKeys.Full })).Status);
    }
}
