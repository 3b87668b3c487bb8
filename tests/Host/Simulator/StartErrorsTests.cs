using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>Each cause that a start can be refused for, with the documented status, code and message.</summary>
[TestClass]
public sealed class StartErrorsTests
{
    private const string Good = $$"""{"project_id":"{{SimulatorProjects.Active}}"}""";
    private const string Unauthorized = """{"error":"unauthorized","message":"The provided API key is invalid or has been revoked."}""";
    private const string NotFound = """{"error":"not_found","message":"The requested resource was not found."}""";
    private const string InvalidJson = """{"error":"invalid_request","message":"Invalid JSON in request body."}""";
    private const string ProjectRequired = """{"error":"invalid_request","message":"The field project_id is required."}""";

    [TestMethod]
    [DataRow(null, DisplayName = "missing")]
    [DataRow("", DisplayName = "empty")]
    [DataRow(SimulatorKeys.Full, DisplayName = "without Bearer")]
    [DataRow($"Basic {SimulatorKeys.Full}", DisplayName = "another scheme")]
    [DataRow($"Bearer{SimulatorKeys.Full}", DisplayName = "without a space")]
    [DataRow($"Bearer  {SimulatorKeys.Full}", DisplayName = "padded")]
    [DataRow($"Bearer {SimulatorKeys.Full} x", DisplayName = "with a tail")]
    [DataRow("Bearer koji_sk_sim_FULL", DisplayName = "another case")]
    [DataRow("Bearer koji_sk_nobody", DisplayName = "unknown")]
    [DataRow($"Bearer {SimulatorKeys.Revoked}", DisplayName = "revoked")]
    public Task Start_WithUnusableKey_IsUnauthorized(string? authorization) =>
        RefusesAsync(new(HttpMethod.Post, Path) { Authorization = authorization, Body = Good }, 401, Unauthorized);

    [TestMethod]
    [DataRow(null)]
    [DataRow("{")]
    public Task Start_WithUnusableKeyAndBody_IsUnauthorized(string? body) =>
        RefusesAsync(new(HttpMethod.Post, Path) { Key = SimulatorKeys.Revoked, Body = body }, 401, Unauthorized);

    [TestMethod]
    public Task Start_WithKeyOfFreePlan_IsFeatureNotAvailable() =>
        RefusesAsync(
            new(HttpMethod.Post, Path) { Key = SimulatorKeys.FreePlan, Body = Good },
            403,
            """{"error":"feature_not_available","message":"This feature is not available on your current plan."}"""
        );

    [TestMethod]
    [DataRow(null, InvalidJson, DisplayName = "no body")]
    [DataRow("", InvalidJson, DisplayName = "empty body")]
    [DataRow("{\"project_id\":", InvalidJson, DisplayName = "truncated")]
    [DataRow("project_id=1", InvalidJson, DisplayName = "a form")]
    [DataRow("null", InvalidJson, DisplayName = "null")]
    [DataRow("[]", InvalidJson, DisplayName = "an array")]
    [DataRow("{}", ProjectRequired, DisplayName = "no project")]
    [DataRow("""{"project_id":null}""", ProjectRequired, DisplayName = "null project")]
    [DataRow("""{"project_id":" "}""", ProjectRequired, DisplayName = "blank project")]
    [DataRow("""{"project_id":7}""", """{"error":"invalid_request","message":"The field project_id must be a string."}""")]
    [DataRow("""{"project_id":"7"}""", """{"error":"invalid_request","message":"The field project_id must be a UUID."}""")]
    public Task Start_WithUnusableBody_IsInvalidRequest(string? body, string expected) =>
        RefusesAsync(new(HttpMethod.Post, Path) { Key = SimulatorKeys.Full, Body = body }, 400, expected);

    [TestMethod]
    [DataRow("\"guide_id\":\"7\"", "The field guide_id must be a UUID.")]
    [DataRow("\"mode\":\"video\"", "The field mode must be text or voice.")]
    [DataRow("\"mode\":{}", "The field mode must be a string.")]
    [DataRow("\"respondent_email\":\"ada\"", "The field respondent_email must be an email address.")]
    [DataRow("\"metadata\":[1]", "The field metadata must be an object.")]
    public Task Start_WithUnusableField_IsInvalidRequest(string field, string message) =>
        RefusesAsync(Start(SimulatorProjects.Active, field), 400, $$"""{"error":"invalid_request","message":"{{message}}"}""");

    [TestMethod]
    [DataRow(SimulatorProjects.Unpublished, "The project has no published interview guide.")]
    [DataRow(SimulatorProjects.Archived, "The project is archived.")]
    [DataRow(SimulatorProjects.Disabled, "The project is disabled.")]
    [DataRow(SimulatorProjects.VoiceOnly, "The project does not allow this mode.")]
    public Task Start_OfProjectThatIsNotSetUp_IsUnprocessable(string project, string message) =>
        RefusesAsync(Start(project), 422, $$"""{"error":"unprocessable","message":"{{message}}"}""");

    [TestMethod]
    public Task Start_OfUnknownProject_IsNotFound() => RefusesAsync(Start(SimulatorProjects.Unknown), 404, NotFound);

    [TestMethod]
    public Task Start_OfUnknownGuide_IsNotFound() =>
        RefusesAsync(Start(SimulatorProjects.Active, $"\"guide_id\":\"{SimulatorProjects.Unknown}\""), 404, NotFound);

    [TestMethod]
    public Task Start_WithKeyOfOtherProject_IsNotFound() =>
        RefusesAsync(Start(SimulatorProjects.Active) with { Key = SimulatorKeys.OtherProject }, 404, NotFound);

    [TestMethod]
    public async Task Start_WithEveryField_GivesTheDocumentedFields()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var reply = await simulator.SendAsync(
            Start(
                SimulatorProjects.Active,
                $$$"""
                "guide_id":"{{{SimulatorProjects.ActiveGuide}}}","respondent_name":"Ada","respondent_email":"ada@example.org",
                "metadata":{"plan":"pro"},"language":"en","mode":"voice"
                """
            )
        );

        Assert.AreEqual(201, reply.Status, reply.Text);
        Assert.AreEqual(
            "interview_id session_token initial_message",
            string.Join(' ', reply.Json.EnumerateObject().Select(field => field.Name))
        );
        StringAssert.StartsWith(reply.Json.GetProperty("initial_message").GetString(), "Hello Ada!");
    }

    private static string Path => $"{SimulatorRoutes.Interviews}/start";

    private static ApiCall Start(string project, string? field = null) =>
        new(HttpMethod.Post, Path)
        {
            Key = SimulatorKeys.Full,
            Body = $$"""{"project_id":"{{project}}"{{(field is null ? "" : $",{field}")}}}""",
        };

    private static async Task RefusesAsync(ApiCall call, int status, string body)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var reply = await simulator.SendAsync(call);

        Assert.AreEqual((status, body), (reply.Status, reply.Text));
    }
}
