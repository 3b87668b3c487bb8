using System.Net.Http.Json;
using System.Text.Json;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

[TestClass]
public sealed class WidgetTests
{
    [TestMethod]
    [DataRow(SimulatorProjects.Active)]
    [DataRow(SimulatorProjects.Unknown)]
    [DataRow("%22%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E?respondent_name=%3Cscript%3E")]
    public async Task Page_OfAnyProject_IsTheSameShell(string project)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        using var response = await simulator.Http.GetAsync(new Uri($"{SimulatorRoutes.Widget}/{project}", UriKind.Relative));

        Assert.AreEqual(
            await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "simulator", "widget.html")),
            await response.Content.ReadAsStringAsync()
        );
        Assert.AreEqual("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.IsFalse(response.Headers.Contains("X-Frame-Options"));
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.IsFalse(policy.Contains("frame-ancestors", StringComparison.Ordinal) || policy.Contains("unsafe", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Page_AndAllItReferences_Load()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "simulator")).Select(Path.GetFileName))
        {
            using var response = await simulator.Http.GetAsync(new Uri($"{SimulatorRoutes.Assets}/{file}", UriKind.Relative));
            Assert.AreEqual(200, (int)response.StatusCode, file);
        }

        Assert.AreEqual(200, (await simulator.SendAsync(new(HttpMethod.Get, "/favicon.ico"))).Status);
    }

    [TestMethod]
    [DataRow(SimulatorProjects.Unknown, 404, """{"error":"not_found","message":"The requested resource was not found."}""")]
    [DataRow("nonsense", 400, """{"error":"invalid_request","message":"The field project_id must be a UUID."}""")]
    [DataRow(SimulatorProjects.Archived, 422, """{"error":"unprocessable","message":"The project is archived."}""")]
    [DataRow(SimulatorProjects.Disabled, 422, """{"error":"unprocessable","message":"The project is disabled."}""")]
    public async Task WidgetProject_ThatCannotBeShown_IsRefused(string project, int status, string body)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var reply = await simulator.SendAsync(new(HttpMethod.Get, $"{SimulatorRoutes.WidgetProjects}/{project}"));

        Assert.AreEqual((status, body), (reply.Status, reply.Text));
    }

    [TestMethod]
    public async Task WidgetProject_ThatIsActive_TellsItsModes()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var reply = await simulator.SendAsync(new(HttpMethod.Get, $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}"));

        Assert.AreEqual("""["text","voice"]""", reply.Json.GetProperty("modes").GetRawText());
    }

    [TestMethod]
    public async Task WidgetInterview_Started_NeedsNoKeyAndTellsItsTimeout()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var content = JsonContent.Create(new { project_id = SimulatorProjects.Active });

        using var response = await simulator.Http.PostAsync(new Uri(SimulatorRoutes.WidgetInterviews, UriKind.Relative), content);
        var started = await response.Content.ReadFromJsonAsync<JsonElement>();

        Assert.AreEqual(201, (int)response.StatusCode);
        Assert.AreEqual(RunningSimulator.SessionTimeout.TotalSeconds, started.GetProperty("expires_in_seconds").GetDouble());
    }
}
