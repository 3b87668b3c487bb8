using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Faults;

[TestClass]
public sealed class FaultMatchTests
{
    private const string Widget = $"{SimulatorRoutes.Widget}/{SimulatorProjects.Active}";
    private const string Project = $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}";
    private const string Script = $"{SimulatorRoutes.Assets}/widget.js";

    [TestMethod]
    [DataRow("{}", Widget, true)]
    [DataRow("{}", Script, true)]
    [DataRow("{}", Project, true)]
    [DataRow("{}", "/favicon.ico", true)]
    [DataRow("{}", SimulatorRoutes.Health, false)]
    [DataRow("{}", SimulatorRoutes.Cases, false)]
    [DataRow("""{"method":"get"}""", Project, true)]
    [DataRow("""{"method":"POST"}""", Project, false)]
    [DataRow("""{"path":"/_widget/projects/*"}""", Project, true)]
    [DataRow("""{"path":"*/PROJECTS/*"}""", Project, true)]
    [DataRow("""{"path":"/_widget/projects"}""", Project, false)]
    [DataRow("""{"path":"*"}""", Project, true)]
    [DataRow("""{"path":"/_wid*/pro*/*01"}""", Project, true)]
    [DataRow("""{"path":"/_widget/*/projects/*"}""", Project, false)]
    [DataRow("""{"path":"/simulator/widget.j*js"}""", Script, false)]
    [DataRow("""{"path":"/simulator/*.js"}""", Script, true)]
    [DataRow("""{"path":"/simulator/*.css"}""", Script, false)]
    [DataRow("""{"path":"/simulator/widget?js"}""", Script, false)]
    [DataRow($$"""{"project":"{{SimulatorProjects.Active}}"}""", Widget, true)]
    [DataRow($$"""{"project":"{{SimulatorProjects.Active}}"}""", Project, true)]
    [DataRow($$"""{"project":"{{SimulatorProjects.Active}}"}""", Script, false)]
    [DataRow($$"""{"project":"{{SimulatorProjects.VoiceOnly}}"}""", Project, false)]
    [DataRow("""{"header":{"name":"x-probe","value":"one"}}""", Project, true)]
    [DataRow("""{"header":{"name":"X-Probe"}}""", Project, true)]
    [DataRow("""{"header":{"name":"X-Probe","value":"On"}}""", Project, false)]
    [DataRow("""{"header":{"name":"X-Other"}}""", Project, false)]
    [DataRow("""{"method":"GET","path":"/simulator/*"}""", Project, false)]
    public async Task Fault_MeetsWhatFitsAllThatIsNamed(string match, string path, bool met)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($$$"""{"match":{{{match}}},"effect":{"status":599}}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Probe", "one" } } };

        using var response = await simulator.Http.SendAsync(request);

        Assert.AreEqual(met ? 599 : 200, (int)response.StatusCode);
    }

    [TestMethod]
    public async Task Steering_IsNeverMet()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"effect":{"status":599}}""");

        var state = (await simulator.FaultsAsync()).Single();

        Assert.AreEqual((0, 0), (state.Matched, state.Fired));
    }

    [TestMethod]
    public async Task Key_IsMatchedWhole()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($$$"""{"match":{"key":"{{{SimulatorKeys.Full}}}"},"effect":{"status":599}}""");
        var call = new ApiCall(HttpMethod.Get, $"{SimulatorRoutes.Interviews}/{SimulatorProjects.Unknown}") { Key = SimulatorKeys.Full };

        Assert.AreEqual(599, (await simulator.SendAsync(call)).Status);
        Assert.AreEqual(404, (await simulator.SendAsync(call with { Key = SimulatorKeys.OtherProject })).Status);
        Assert.AreEqual(401, (await simulator.SendAsync(call with { Key = null })).Status);
    }

    [TestMethod]
    public async Task Project_OfAStartedInterview_IsKnownByBodyIdAndToken()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        var interview = await simulator.StartInterviewAsync();
        await simulator.SetFaultAsync($$$"""{"match":{"project":"{{{SimulatorProjects.Active}}}"},"effect":{"status":599}}""");
        var start = new ApiCall(HttpMethod.Post, $"{SimulatorRoutes.Interviews}/start") { Key = SimulatorKeys.Full };

        Assert.AreEqual(
            599,
            (await simulator.SendAsync(start with { Body = $$"""{"project_id":"{{SimulatorProjects.Active}}"}""" })).Status
        );
        Assert.AreEqual(599, (await simulator.SendAsync(ApiCall.Message(interview))).Status);
        // The body was looked at, and is still there for the endpoint.
        Assert.AreEqual(
            422,
            (await simulator.SendAsync(start with { Body = $$"""{"project_id":"{{SimulatorProjects.Archived}}"}""" })).Status
        );
        Assert.AreEqual(
            201,
            (
                await simulator.SendAsync(start with { Body = $$"""{"project_id":"{{SimulatorProjects.VoiceOnly}}","mode":"voice"}""" })
            ).Status
        );
        var broken = await simulator.SendAsync(start with { Body = "{" });
        Assert.AreEqual((400, "Invalid JSON in request body."), (broken.Status, broken.Json.GetProperty("message").GetString()));
        var large = await simulator.SendAsync(start with { Body = new string(' ', 65 * 1024) });
        Assert.AreEqual((400, "The request body is too large."), (large.Status, large.Json.GetProperty("message").GetString()));
    }

    [TestMethod]
    public async Task Preflight_IsMetOnlyWhereItsMethodIsNamed()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"effect":{"status":599},"times":1}""");

        Assert.AreEqual(204, await PreflightAsync(simulator));
        await simulator.SetFaultAsync("""{"match":{"method":"OPTIONS"},"effect":{"status":598}}""");
        Assert.AreEqual(598, await PreflightAsync(simulator));
    }

    [TestMethod]
    public async Task Faults_OfWhichTwoFit_AreMetInTheirOrder()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""[{"effect":{"status":599},"times":1},{"effect":{"status":598},"times":1}]""");

        Assert.AreEqual("599 598 200", await simulator.StatusesAsync(3, new(HttpMethod.Get, Project)));
    }

    private static async Task<int> PreflightAsync(RunningSimulator simulator)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, SimulatorRoutes.WidgetInterviews)
        {
            Headers = { { "Origin", "https://example.org" }, { "Access-Control-Request-Method", "POST" } },
        };
        using var response = await simulator.Http.SendAsync(request);
        return (int)response.StatusCode;
    }
}
