using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Host.Simulator.Faults;

[TestClass]
public sealed class PreferTests
{
    private const string Project = $"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}";

    [TestMethod]
    [DataRow("code=rate_limited", 429, "code=rate_limited")]
    [DataRow("code=503", 503, "code=503")]
    [DataRow("respond-async, CODE = \"conflict\"; foo=bar", 409, "code=conflict")]
    [DataRow("code=microphone_denied", 200, null)]
    [DataRow("code=nonsense", 200, null)]
    [DataRow("code=200", 200, null)]
    [DataRow("code", 200, null)]
    [DataRow("return=minimal", 200, null)]
    [DataRow("=;,;=", 200, null)]
    public async Task Prefer_IsAppliedToItsRequestOrIgnored(string prefer, int status, string? applied)
    {
        await using var simulator = await RunningSimulator.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, Project);
        request.Headers.TryAddWithoutValidation("Prefer", prefer);
        request.Headers.Add("Origin", "https://example.org");

        using var response = await simulator.Http.SendAsync(request);

        Assert.AreEqual(status, (int)response.StatusCode);
        Assert.AreEqual(applied, response.Headers.TryGetValues("Preference-Applied", out var values) ? values.Single() : null);
        Assert.AreEqual("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        StringAssert.Contains(response.Headers.GetValues("Access-Control-Expose-Headers").Single(), "Preference-Applied");
        Assert.AreEqual(200, (await simulator.SendAsync(new(HttpMethod.Get, Project))).Status);
    }

    [TestMethod]
    public async Task Prefer_ComesBeforeTheRulesAndUsesNoneUp()
    {
        await using var simulator = await RunningSimulator.StartAsync();
        await simulator.SetFaultAsync("""{"effect":{"status":599},"times":1}""");
        using var request = new HttpRequestMessage(HttpMethod.Get, Project) { Headers = { { "Prefer", "code=conflict" } } };

        using var response = await simulator.Http.SendAsync(request);

        Assert.AreEqual(409, (int)response.StatusCode);
        Assert.AreEqual("599 200", await simulator.StatusesAsync(2, new(HttpMethod.Get, Project)));
    }
}
