using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>What a running interview is refused for.</summary>
[TestClass]
public sealed class InterviewErrorsTests
{
    private const string Forbidden =
        """{"error":"forbidden","message":"Your API key does not have the required permission for this action."}""";

    private const string InvalidToken = """{"error":"invalid_session_token","message":"The session token is invalid or expired."}""";
    private const string NotFound = """{"error":"not_found","message":"The requested resource was not found."}""";
    private const string Unauthorized = """{"error":"unauthorized","message":"The provided API key is invalid or has been revoked."}""";

    private static readonly SimulatedInterview Nowhere = new(SimulatorProjects.Unknown, "token");

    [TestMethod]
    public Task Message_WithoutToken_IsInvalidSessionToken() =>
        RefusesAsync(interview => ApiCall.Message(interview) with { SessionToken = null }, 401, InvalidToken);

    [TestMethod]
    public Task Message_WithKeyInsteadOfToken_IsInvalidSessionToken() =>
        RefusesAsync(interview => ApiCall.Message(interview) with { SessionToken = null, Key = SimulatorKeys.Full }, 401, InvalidToken);

    [TestMethod]
    public Task Message_WithWrongToken_IsInvalidSessionToken() =>
        RefusesAsync(interview => ApiCall.Message(interview) with { SessionToken = interview.SessionToken + "x" }, 401, InvalidToken);

    [TestMethod]
    public Task Message_ToUnknownInterview_IsNotFound() => RefusesAsync(_ => ApiCall.Message(Nowhere), 404, NotFound);

    [TestMethod]
    public Task Message_WithoutContent_IsInvalidRequest() =>
        RefusesAsync(
            interview => ApiCall.Message(interview, "{}"),
            400,
            """{"error":"invalid_request","message":"The field content is required."}"""
        );

    [TestMethod]
    public Task Message_OfAnotherType_IsInvalidRequest() =>
        RefusesAsync(
            interview => ApiCall.Message(interview, """{"content":"a","type":"system"}"""),
            400,
            """{"error":"invalid_request","message":"The field type must be respondent."}"""
        );

    [TestMethod]
    public Task Message_ThatIsNotJson_IsInvalidRequest() =>
        RefusesAsync(
            interview => ApiCall.Message(interview, "hello"),
            400,
            """{"error":"invalid_request","message":"Invalid JSON in request body."}"""
        );

    [TestMethod]
    public Task Complete_WithKeyThatMayNot_IsForbidden() =>
        RefusesAsync(interview => ApiCall.Complete(interview) with { Key = SimulatorKeys.StartOnly }, 403, Forbidden);

    [TestMethod]
    public Task Complete_WithoutKeyAndToken_IsUnauthorized() => RefusesAsync(ApiCall.Complete, 401, Unauthorized);

    [TestMethod]
    public Task Complete_WithWrongToken_IsInvalidSessionToken() =>
        RefusesAsync(interview => ApiCall.Complete(interview) with { SessionToken = "wrong" }, 401, InvalidToken);

    [TestMethod]
    public Task Complete_ForUnknownReason_IsInvalidRequest() =>
        RefusesAsync(
            interview => ApiCall.Complete(interview) with { Key = SimulatorKeys.Full, Body = """{"reason":"bored"}""" },
            400,
            """{"error":"invalid_request","message":"The field reason must be one of natural, respondent_left, timeout, manual."}"""
        );

    [TestMethod]
    public Task Complete_WithKeyOfOtherProject_IsNotFound() =>
        RefusesAsync(interview => ApiCall.Complete(interview) with { Key = SimulatorKeys.OtherProject }, 404, NotFound);

    [TestMethod]
    public Task Read_WithKeyThatMayNot_IsForbidden() =>
        RefusesAsync(interview => ApiCall.Read(interview) with { Key = SimulatorKeys.StartOnly }, 403, Forbidden);

    [TestMethod]
    public Task Read_WithKeyOfOtherProject_IsNotFound() =>
        RefusesAsync(interview => ApiCall.Read(interview) with { Key = SimulatorKeys.OtherProject }, 404, NotFound);

    [TestMethod]
    public Task Read_OfUnknownInterview_IsNotFound() =>
        RefusesAsync(_ => ApiCall.Read(Nowhere) with { Key = SimulatorKeys.Full }, 404, NotFound);

    private static async Task RefusesAsync(Func<SimulatedInterview, ApiCall> call, int status, string body)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();

        var reply = await simulator.SendAsync(call(interview));

        Assert.AreEqual((status, body), (reply.Status, reply.Text));
        Assert.AreEqual(InterviewState.Active, (await simulator.ReadRecordAsync(interview)).State);
    }
}
