using System.Net;
using System.Net.Http.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Tests.Host.Simulator.Traffic;

namespace KojiWidgetHarness.Tests.Host.Simulator;

/// <summary>What a person finds who looks around, and a program that asks the same.</summary>
[TestClass]
public sealed class GuideTests
{
    private const string Page = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

    [TestMethod]
    public async Task Root_AskedByABrowser_IsAPageWithLinksThatLeadSomewhere()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        using var response = await SendAsync(simulator, "/", Page, "document");
        var text = await response.Content.ReadAsStringAsync();

        Assert.AreEqual((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var links = Links(text);
        CollectionAssert.IsSubsetOf(new[] { SimulatorRoutes.Cases, SimulatorRoutes.OpenApi, SimulatorRoutes.Steering }, links);
        foreach (var link in links)
        {
            using var there = await SendAsync(simulator, WebUtility.HtmlDecode(link), Page, "document");
            Assert.AreEqual(HttpStatusCode.OK, there.StatusCode, link);
        }
    }

    [TestMethod]
    [DataRow("*/*")]
    [DataRow("application/json")]
    [DataRow("")]
    public async Task Root_AskedByAProgram_IsJson(string accept)
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { Contract = KojiContract.KojiSo });

        using var response = await SendAsync(simulator, "/", accept);
        var guide = (await response.Content.ReadFromJsonAsync(ProtocolJson.Default.SimulatorGuide))!;

        Assert.AreEqual(("koji.so", $"{simulator.Http.BaseAddress}cases"), (guide.Contract, guide.Cases));
        using var widget = await simulator.Http.GetAsync(guide.Widget);
        Assert.AreEqual(HttpStatusCode.OK, widget.StatusCode);
    }

    [TestMethod]
    [DataRow("/nothing", 404)]
    [DataRow("/nothing.html", 404)]
    [DataRow("/embed", 404)]
    [DataRow("/embed/", 404)]
    [DataRow("/api/v1/embed", 404)]
    [DataRow("/api", 404)]
    [DataRow("/api/v1/interviews", 404)]
    [DataRow("/dashboard", 404)]
    [DataRow("/cases/nothing", 404)]
    [DataRow("/_sim", 200)]
    [DataRow("/_sim/", 200)]
    [DataRow("/_sim/nothing", 404)]
    [DataRow("/_sim/traffic", 401)]
    [DataRow("/_sim/faults", 401)]
    public async Task Guess_OfAPerson_IsAPageAndNotInTheTraffic(string path, int status)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        using var response = await SendAsync(simulator, path, Page, "document");

        Assert.AreEqual((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        CollectionAssert.Contains(Links(await response.Content.ReadAsStringAsync()), SimulatorRoutes.Root);
        // What comes after it is the first to be recorded.
        using var marker = await simulator.Http.GetAsync("/marker");
        Assert.AreEqual("/marker", (await simulator.AwaitRecordAsync()).Path);
    }

    [TestMethod]
    [DataRow("/nothing", "*/*", null, DisplayName = "a program")]
    [DataRow("/nothing", Page, "iframe", DisplayName = "an iframe without a widget in it")]
    [DataRow("/", Page, "iframe", DisplayName = "an iframe on the root")]
    [DataRow("/api/v1/interviews", "application/json", null, DisplayName = "a path of the API")]
    public async Task Nothing_AskedForByNoPerson_IsKojisErrorAndRecorded(string path, string accept, string? destination)
    {
        await using var simulator = await RunningSimulator.StartAsync();

        using var response = await SendAsync(simulator, path, accept, destination);

        Assert.AreEqual(
            """{"error":"not_found","message":"The requested resource was not found."}""",
            await response.Content.ReadAsStringAsync()
        );
        var record = await simulator.AwaitRecordAsync();
        Assert.AreEqual((404, path), (record.Status, record.Path));
    }

    [TestMethod]
    public async Task Path_WithMarkup_IsShownAsText()
    {
        await using var simulator = await RunningSimulator.StartAsync();

        using var response = await SendAsync(simulator, "/%3Cimg%20src=x%3E", Page, "document");

        Assert.IsFalse((await response.Content.ReadAsStringAsync()).Contains("<img", StringComparison.Ordinal));
    }

    private static string[] Links(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, " href=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];

    private static Task<HttpResponseMessage> SendAsync(RunningSimulator simulator, string path, string accept, string? destination = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept.Length > 0)
            request.Headers.Add("Accept", accept);
        if (destination is not null)
            request.Headers.Add("Sec-Fetch-Dest", destination);
        return simulator.Http.SendAsync(request);
    }
}
