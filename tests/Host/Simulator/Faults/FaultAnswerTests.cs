using KojiWidgetHarness.Protocol.Events.Errors;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Faults;

/// <summary>What a fault answers in Koji's stead, and what it does to headers.</summary>
[TestClass]
public sealed class FaultAnswerTests
{
    private const string Project = $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}";
    private const string Script = $"{SimulatorRoutes.Assets}/widget.js";

    private static readonly string[] RateHeaders = ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After"];

    public static IEnumerable<object[]> Documented =>
        KojiErrorCatalog.All.Where(error => error.HttpStatus is not null).Select(error => new object[] { error.Code.Value });

    [TestMethod]
    [DynamicData(nameof(Documented))]
    public async Task Code_IsAnsweredAsDocumented(string code)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($$$"""{"effect":{"code":"{{{code}}}"}}""");
        var error = KojiErrorCatalog.Find(new(code))!;

        var reply = await simulator.SendAsync(new(HttpMethod.Get, Project));

        Assert.AreEqual(
            (error.HttpStatus, code, error.Message),
            (reply.Status, reply.Json.GetProperty("error").GetString(), reply.Json.GetProperty("message").GetString())
        );
    }

    [TestMethod]
    [DataRow("""{"status":503}""", 503, "service_unavailable")]
    [DataRow("""{"status":500,"code":"conflict"}""", 500, "conflict")]
    [DataRow("""{"status":504}""", 504, null)]
    public async Task Status_HasTheErrorObjectThatIsDocumentedForIt(string effect, int status, string? code)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($$$"""{"effect":{{{effect}}}}""");

        var reply = await simulator.SendAsync(new(HttpMethod.Get, Project));

        Assert.AreEqual(status, reply.Status);
        if (code is null)
            Assert.AreEqual("504 Gateway Timeout", reply.Text);
        else
            Assert.AreEqual(code, reply.Json.GetProperty("error").GetString());
    }

    [TestMethod]
    [DataRow(KojiContract.GetKoji, "", "100 0 946684860 60")]
    [DataRow(KojiContract.GetKoji, ""","forSeconds":20.5""", "100 0 946684821 21")]
    [DataRow(KojiContract.KojiSo, "", "60 0 946684860 ")]
    public async Task RateLimited_HasTheHeadersOfItsGeneration(KojiContract contract, string schedule, string expected)
    {
        await using var simulator = await RunningSimulator.StartAsync(change: options => options with { Contract = contract });
        await simulator.SetFaultAsync($$$"""{"effect":{"code":"rate_limited"}{{{schedule}}}}""");

        using var response = await simulator.Http.GetAsync(new Uri(Project, UriKind.Relative));

        Assert.AreEqual(429, (int)response.StatusCode);
        Assert.AreEqual(
            expected,
            string.Join(' ', RateHeaders.Select(name => response.Headers.TryGetValues(name, out var values) ? values.Single() : ""))
        );
    }

    [TestMethod]
    [DataRow(Project, """{"code":"internal_error"}""", true)]
    [DataRow(Project, """{"code":"internal_error","dropCors":true}""", false)]
    [DataRow(Project, """{"dropCors":true}""", false)]
    [DataRow(Project, """{"latencyMs":1}""", true)]
    [DataRow(Script, """{"status":503}""", true)]
    [DataRow(Script, """{"dropCors":true}""", false)]
    public async Task CrossOriginHeaders_AreThereUnlessDropped(string path, string effect, bool expected)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($$$"""{"effect":{{{effect}}}}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Origin", "https://example.org" } } };

        using var response = await simulator.Http.SendAsync(request);

        Assert.AreEqual(
            expected,
            response.Headers.Any(header => header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase))
        );
    }

    [TestMethod]
    [DataRow(Project, """{"contentType":"text/html"}""", 200)]
    [DataRow(Script, """{"contentType":"text/html"}""", 200)]
    [DataRow(Project, """{"contentType":"text/html","code":"bad_gateway"}""", 502)]
    public async Task ContentType_IsTheOneOfTheFault(string path, string effect, int status)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync($$$"""{"effect":{{{effect}}}}""");

        using var response = await simulator.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.AreEqual((status, "text/html"), ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()));
    }

    [TestMethod]
    public async Task File_ThatTheBrowserHasAlready_IsSentWithTheFault()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var first = await simulator.Http.GetAsync(new Uri(Script, UriKind.Relative));
        using var unchanged = await AgainAsync(simulator, first);
        await simulator.SetFaultAsync("""{"effect":{"contentType":"text/html"}}""");

        using var faulty = await AgainAsync(simulator, first);

        Assert.AreEqual((304, 200), ((int)unchanged.StatusCode, (int)faulty.StatusCode));
    }

    private static async Task<HttpResponseMessage> AgainAsync(RunningSimulator simulator, HttpResponseMessage first)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Script);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        return await simulator.Http.SendAsync(request);
    }
}
