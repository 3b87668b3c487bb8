using System.Diagnostics;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>The simulator by itself, as a script starts and uses it.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class SimTests(TestContext test)
{
    [TestMethod]
    public async Task Start_ForAScript_SaysInOneLineAllThatItTakesToUseIt()
    {
        await using var process = CliProcess.Listen("sim start -p 0 --contract koji.so --rate-limit 1 --format json");
        var ready = await ReadyAsync(process);
        using var http = new HttpClient { BaseAddress = new(ready.Url) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", ready.ApiKey);

        using var first = await http.PostAsync($"{SimulatorRoutes.Interviews}/start", content: null, test.CancellationToken);
        using var second = await http.PostAsync($"{SimulatorRoutes.Interviews}/start", content: null, test.CancellationToken);

        Assert.AreEqual((201, 429, "koji.so"), ((int)first.StatusCode, (int)second.StatusCode, ready.Contract));
        StringAssert.Contains(await http.GetStringAsync(ready.OpenApi, test.CancellationToken), "\"version\": \"koji.so\"");
        StringAssert.Contains(await http.GetStringAsync(ready.Cases, test.CancellationToken), "id=\"rate-limit\"");
        var faults = await CliProcess.RunAsync(
            "sim fault list --format json",
            ("KOJI_SIMULATOR", ready.Url),
            ("KOJI_SIMULATOR_TOKEN", ready.ControlToken)
        );
        Assert.AreEqual((0, "[]"), (faults.ExitCode, faults.Output.Trim()), faults.Errors);
    }

    [TestMethod]
    public async Task Start_OverHttps_ShowsTheCertificateThatItNames()
    {
        await using var process = CliProcess.Listen("sim start -p 0 --https --format json");
        var ready = await ReadyAsync(process);
        using var certificate = X509Certificate2.CreateFromPem(ready.Certificate);
        using var handler = new SocketsHttpHandler
        {
            SslOptions = new SslClientAuthenticationOptions
            {
                CertificateChainPolicy = new()
                {
                    TrustMode = X509ChainTrustMode.CustomRootTrust,
                    CustomTrustStore = { certificate },
                    RevocationMode = X509RevocationMode.NoCheck,
                },
            },
        };
        using var http = new HttpClient(handler);

        using var response = await http.GetAsync(ready.Url + SimulatorRoutes.Health, test.CancellationToken);

        Assert.AreEqual(200, (int)response.StatusCode);
        StringAssert.StartsWith(ready.Url, "https://");
    }

    [TestMethod]
    public async Task Start_AskedToStop_EndsInOrder()
    {
        await using var process = CliProcess.Listen("sim start -p 0 --format json");
        await ReadyAsync(process);

        using (var kill = Process.Start("kill", $"-TERM {process.Id}"))
            await kill.WaitForExitAsync(test.CancellationToken);

        Assert.AreEqual(0, await process.ExitCodeAsync(test.CancellationToken));
    }

    [TestMethod]
    public async Task Cases_OfACode_AreListedForTheSimulatorThatIsNamed()
    {
        var cli = await CommandLine.RunAsync("sim cases rate_limited session-idle --simulator http://127.0.0.1:5300 --format json");

        var cases = JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.IReadOnlyListCaseListing)!;
        Assert.AreEqual("rate-limit 429, session-idle ", string.Join(", ", cases.Select(item => $"{item.Name} {item.HttpStatus}")));
        StringAssert.StartsWith(cases[0].Curl, "curl -i 'http://127.0.0.1:5300/api/v1/interviews/start' -X POST");
        StringAssert.Contains(cases[1].Iframe, $"http://127.0.0.1:5300/embed/{SimulatorProjects.Brief}");
    }

    private async Task<SimulatorReady> ReadyAsync(ListeningProcess process) =>
        JsonSerializer.Deserialize(await process.NextLineAsync(test.CancellationToken), ProtocolJson.Default.SimulatorReady)!;
}
