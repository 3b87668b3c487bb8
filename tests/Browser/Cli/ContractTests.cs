using System.Net.Http.Headers;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser.Cli;

[TestClass]
[TestCategory("Browser")]
public sealed class ContractTests
{
    [TestMethod]
    [DataRow(KojiContract.GetKoji, SimulatorKeys.PublicFull, 401)]
    [DataRow(KojiContract.KojiSo, SimulatorKeys.PublicFull, 201)]
    public async Task Simulator_SpeaksTheGenerationThatIsAskedFor(KojiContract contract, string key, int status)
    {
        await using var servers = await LocalServers.StartAsync(new() { Contract = contract }, CancellationToken.None);
        using var http = new HttpClient { BaseAddress = servers.Target.Simulator };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        using var response = await http.PostAsync($"{SimulatorRoutes.Interviews}/start", content: null);

        Assert.AreEqual(status, (int)response.StatusCode);
    }
}
