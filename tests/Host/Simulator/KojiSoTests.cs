using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>The second generation of the API: what it has otherwise than the first.</summary>
[TestClass]
public sealed class KojiSoTests
{
    private const string InvalidToken = """{"error":"invalid_session_token","message":"The session token is invalid or expired."}""";
    private const string Forbidden =
        """{"error":"forbidden","message":"Your API key does not have the required permission for this action."}""";
    private const string Unauthorized = """{"error":"unauthorized","message":"The provided API key is invalid or has been revoked."}""";

    [TestMethod]
    [DataRow(null)]
    [DataRow("{}")]
    [DataRow("""{"respondent":{"external_id":"7","display_name":"Ada","metadata":{"plan":"pro"}},"mode":"voice","locale":"en"}""")]
    public async Task Start_WithAnyOfItsFields_StartsAnInterviewOfTheKeysProject(string? body)
    {
        await using var simulator = await StartAsync();

        var reply = await simulator.SendAsync(Start(body));

        Assert.AreEqual(201, reply.Status, reply.Text);
        StringAssert.StartsWith(
            reply.Json.GetProperty("initial_message").GetString(),
            body?.Contains("Ada", StringComparison.Ordinal) == true ? "Hello Ada!" : "Hello!"
        );
        var record = await simulator.ReadRecordAsync(Interview(reply));
        Assert.AreEqual(SimulatorProjects.Active, record.ProjectId);
    }

    [TestMethod]
    [DataRow(SimulatorKeys.PublicRevoked, 401, Unauthorized)]
    [DataRow(SimulatorKeys.Full, 401, Unauthorized, DisplayName = "a key of the first generation")]
    [DataRow(
        SimulatorKeys.PublicFreePlan,
        403,
        """{"error":"feature_not_available","message":"This feature is not available on your current plan."}"""
    )]
    [DataRow(
        SimulatorKeys.PublicOtherProject,
        422,
        """{"error":"unprocessable","message":"The project has no published interview guide."}"""
    )]
    public async Task Start_WithKeyThatMayNot_IsRefused(string key, int status, string body)
    {
        await using var simulator = await StartAsync();

        var reply = await simulator.SendAsync(Start(null) with { Key = key });

        Assert.AreEqual((status, body), (reply.Status, reply.Text));
    }

    [TestMethod]
    [DataRow(SimulatorKeys.PublicFull)]
    [DataRow(SimulatorKeys.PublicStartOnly)]
    [DataRow(SimulatorKeys.PublicOtherProject)]
    [DataRow(SimulatorKeys.PublicRevoked)]
    [DataRow(SimulatorKeys.PublicFreePlan)]
    public void Key_HasTheDocumentedForm(string key) => StringAssert.Matches(key, new("^pk_live_[a-z0-9]{32}$"));

    [TestMethod]
    [DataRow(true, DisplayName = "by token")]
    [DataRow(false, DisplayName = "by key")]
    public async Task Message_IsAnsweredAsAStreamOfEvents(bool byToken)
    {
        await using var simulator = await StartAsync();
        var interview = Interview(await simulator.SendAsync(Start(null)));

        using var response = await simulator.Http.SendAsync(Message(interview, byToken).ToRequest());

        Assert.AreEqual("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        StringAssert.StartsWith(text, "event: delta\ndata: {\"content\":\"Thanks.\"}\n\nevent: delta\ndata: {\"content\":\" What\"}\n\n");
        StringAssert.Matches(
            text,
            new("\nevent: done\ndata: {\"message_id\":\"[0-9a-f-]{36}\",\"interview_status\":\"active\",\"messages_count\":3}\n\n$")
        );
    }

    [TestMethod]
    public async Task Message_WithKeyThatMayNotChat_IsForbidden()
    {
        await using var simulator = await StartAsync();
        var interview = Interview(await simulator.SendAsync(Start(null)));

        var reply = await simulator.SendAsync(Message(interview, byToken: false) with { Key = SimulatorKeys.PublicStartOnly });

        Assert.AreEqual((403, Forbidden), (reply.Status, reply.Text));
    }

    [TestMethod]
    public async Task Message_AfterCompletion_SaysWhatItsCallerCanDo()
    {
        await using var simulator = await StartAsync();
        var interview = Interview(await simulator.SendAsync(Start(null)));
        await simulator.SendAsync(Complete(interview.Id) with { Key = SimulatorKeys.PublicFull });

        var byToken = await simulator.SendAsync(Message(interview, byToken: true));
        var byKey = await simulator.SendAsync(Message(interview, byToken: false));

        Assert.AreEqual((401, InvalidToken), (byToken.Status, byToken.Text));
        Assert.AreEqual((409, "conflict"), (byKey.Status, byKey.Json.GetProperty("error").GetString()));
    }

    [TestMethod]
    public async Task Complete_NamesTheInterviewInItsBody()
    {
        await using var simulator = await StartAsync();
        var interview = Interview(await simulator.SendAsync(Start(null)));

        var reply = await simulator.SendAsync(Complete(interview.Id) with { SessionToken = interview.SessionToken });

        Assert.AreEqual((200, "completed"), (reply.Status, reply.Json.GetProperty("status").GetString()));
        Assert.AreEqual(InterviewState.Completed, (await simulator.ReadRecordAsync(interview)).State);
    }

    [TestMethod]
    public async Task Complete_WithTokenOfAnotherInterview_IsInvalidSessionToken()
    {
        await using var simulator = await StartAsync();
        var (mine, other) = (Interview(await simulator.SendAsync(Start(null))), Interview(await simulator.SendAsync(Start(null))));

        var reply = await simulator.SendAsync(Complete(other.Id) with { SessionToken = mine.SessionToken });

        Assert.AreEqual((401, InvalidToken), (reply.Status, reply.Text));
        Assert.AreEqual(InterviewState.Active, (await simulator.ReadRecordAsync(other)).State);
    }

    [TestMethod]
    [DataRow("{}", "The field interview_id is required.")]
    [DataRow("""{"interview_id":"7"}""", "The field interview_id must be a UUID.")]
    [DataRow("{", "Invalid JSON in request body.")]
    public async Task Complete_WithUnusableBody_IsInvalidRequest(string body, string message)
    {
        await using var simulator = await StartAsync();

        var reply = await simulator.SendAsync(Complete("") with { Key = SimulatorKeys.PublicFull, Body = body });

        Assert.AreEqual((400, $$"""{"error":"invalid_request","message":"{{message}}"}"""), (reply.Status, reply.Text));
    }

    [TestMethod]
    public async Task RateLimit_SlidesAndNamesNoTimeToWait()
    {
        await using var simulator = await StartAsync();
        await simulator.SendAsync(Start(null));
        await simulator.AdvanceAsync(TimeSpan.FromSeconds(30));
        for (var request = 1; request < 60; request++)
            Assert.AreEqual(201, (await simulator.SendAsync(Start(null))).Status);

        using var refused = await simulator.Http.SendAsync(Start(null).ToRequest());
        await simulator.AdvanceAsync(TimeSpan.FromSeconds(30));
        using var slid = await simulator.Http.SendAsync(Start(null).ToRequest());
        using var again = await simulator.Http.SendAsync(Start(null).ToRequest());

        Assert.AreEqual("429 201 429", $"{(int)refused.StatusCode} {(int)slid.StatusCode} {(int)again.StatusCode}");
        Assert.IsNull(refused.Headers.RetryAfter);
        // The simulator's clock began with the year 2000: first the request of second 0 leaves, then those of second 30.
        Assert.AreEqual(
            "946684860 946684890",
            $"{refused.Headers.GetValues("X-RateLimit-Reset").Single()} {again.Headers.GetValues("X-RateLimit-Reset").Single()}"
        );
    }

    private static Task<RunningSimulator> StartAsync() =>
        RunningSimulator.StartAsync(change: options => options with { Contract = KojiContract.KojiSo });

    private static ApiCall Start(string? body) =>
        new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/start") { Key = SimulatorKeys.PublicFull, Body = body };

    private static ApiCall Message(SimulatedInterview interview, bool byToken) =>
        new(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/{interview.Id}/message")
        {
            Key = byToken ? null : SimulatorKeys.PublicFull,
            SessionToken = byToken ? interview.SessionToken : null,
            Body = """{"content":"An answer."}""",
        };

    private static ApiCall Complete(string interview) =>
        new(HttpMethod.Post, SimulatorRoutes.CompleteById) { Body = $$"""{"interview_id":"{{interview}}","reason":"natural"}""" };

    private static SimulatedInterview Interview(ApiReply started) =>
        new(started.Json.GetProperty("interview_id").GetString() ?? "", started.Json.GetProperty("session_token").GetString() ?? "");
}
