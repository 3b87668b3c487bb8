using System.Net;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.AspNetCore.Builder;

namespace KojiWidgetHarness.Tests.Host.Simulator;

[TestClass]
public sealed class RoutingTests
{
    [TestMethod]
    [DataRow("GET", "/api")]
    [DataRow("GET", "/api/v1/nothing")]
    [DataRow("POST", "/api/v2/interviews/start")]
    [DataRow("GET", "/nothing.js")]
    [DataRow("DELETE", $"{SimulatorRoutes.Interviews}/start")]
    [DataRow("GET", $"{SimulatorRoutes.Assets}/nothing.js")]
    [DataRow("GET", $"{SimulatorRoutes.Assets}/..%2fKojiWidgetHarness.Simulator.dll")]
    public async Task Route_Unknown_IsNotFound(string method, string path)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        var reply = await simulator.SendAsync(new(new(method), path));

        Assert.AreEqual((404, """{"error":"not_found","message":"The requested resource was not found."}"""), (reply.Status, reply.Text));
    }

    [TestMethod]
    public async Task Endpoint_ThatThrows_IsInternalError()
    {
        await using var simulator = await RunningSimulator.StartAsync(app =>
            app.MapGet("/api/v1/broken", string () => throw new InvalidOperationException("secret detail"))
        );

        var reply = await simulator.SendAsync(new(HttpMethod.Get, "/api/v1/broken"));

        Assert.AreEqual(
            (500, """{"error":"internal_error","message":"An unexpected error occurred. Please try again."}"""),
            (reply.Status, reply.Text)
        );
    }

    [TestMethod]
    public async Task Host_UnderAnotherName_IsRefused()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, SimulatorRoutes.Health) { Headers = { Host = "widget.example" } };

        using var response = await simulator.Http.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [TestMethod]
    [DataRow($"{SimulatorRoutes.Interviews}/start", true)]
    [DataRow(SimulatorRoutes.WidgetInterviews, true)]
    [DataRow(SimulatorRoutes.Clock, false)]
    public async Task Preflight_FromAnyOrigin_PassesOnlyForTheApi(string path, bool passes)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, path)
        {
            Headers = { { "Origin", "https://example.org" }, { "Access-Control-Request-Method", "POST" } },
        };

        using var response = await simulator.Http.SendAsync(request);

        Assert.AreEqual(passes, response.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.IsFalse(response.Headers.Contains("Access-Control-Allow-Credentials"));
    }
}
