using System.Net;
using System.Net.Http.Json;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>The simulator where Koji itself is expected: under its names, at its paths, with a project of somebody's own.</summary>
[TestClass]
public sealed class SimulatedKojiTests
{
    private const string Own = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    [TestMethod]
    [DataRow("app.getkoji.com", "/embed/")]
    [DataRow("koji.so", "/api/v1/embed/")]
    public async Task Page_UnderKojisNameAndPath_IsTheWidget(string name, string path)
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { HostNames = [name] });
        using var request = new HttpRequestMessage(HttpMethod.Get, path + Own) { Headers = { Host = name } };

        using var response = await simulator.Http.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual("text/html", response.Content.Headers.ContentType?.MediaType);
    }

    [TestMethod]
    [DataRow(Own, 200)]
    [DataRow("7c9e6679-7425-40de-944b-000000000000", 404)]
    public async Task Project_OfSomebodysOwn_IsActiveOnlyWhenNamed(string project, int status)
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { ActiveProjects = [Own] });

        var reply = await simulator.SendAsync(new(HttpMethod.Get, $"{SimulatorRoutes.WidgetProjects}/{project}"));

        Assert.AreEqual(status, reply.Status, reply.Text);
    }

    [TestMethod]
    public async Task Interview_OfSomebodysOwnProject_TakesItsGuide()
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { ActiveProjects = [Own] });
        using var content = JsonContent.Create(new { project_id = Own, guide_id = "8c9e6679-7425-40de-944b-e07fc1f90ae7" });

        using var response = await simulator.Http.PostAsync(new Uri(SimulatorRoutes.WidgetInterviews, UriKind.Relative), content);

        Assert.AreEqual(HttpStatusCode.Created, response.StatusCode);
    }

    [TestMethod]
    public async Task Project_WellKnownAndNamedAsActive_KeepsItsState()
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options =>
            options with
            {
                ActiveProjects = [SimulatorProjects.Archived],
            }
        );

        var reply = await simulator.SendAsync(new(HttpMethod.Get, $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Archived}"));

        Assert.AreEqual(422, reply.Status);
    }
}
