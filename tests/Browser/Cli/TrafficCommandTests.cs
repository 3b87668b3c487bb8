using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser.Cli;

[TestClass]
[TestCategory("Browser")]
public sealed class TrafficCommandTests
{
    [TestMethod]
    public async Task Traffic_InEachFormat_IsAllThatWasRecordedWithoutItsSecrets()
    {
        await using var servers = await LocalServers.StartAsync(CancellationToken.None);
        var simulator = $"--simulator {servers.Target.Simulator} --token {servers.Target.SimulatorToken}";
        using var http = new HttpClient { BaseAddress = servers.Target.Simulator };
        http.DefaultRequestHeaders.Authorization = new("Bearer", SimulatorKeys.Revoked);
        // More than one answer of the simulator takes.
        for (var call = 0; call < 201; call++)
            using (await http.GetAsync($"{SimulatorRoutes.Interviews}/{call}")) { }

        var human = await CommandLine.RunAsync($"sim traffic {simulator}");
        var json = await CommandLine.RunAsync($"sim traffic --format json {simulator}");
        var curl = await CommandLine.RunAsync($"sim traffic --format curl {simulator}");

        Assert.AreEqual((0, 0, 0), (human.ExitCode, json.ExitCode, curl.ExitCode), human.Errors);
        Assert.HasCount(201, Lines(human.Output));
        StringAssert.Contains(human.Output, $"✕ 401 GET    {SimulatorRoutes.Interviews}/200");
        var records = Lines(json.Output).Select(line => JsonSerializer.Deserialize(line, ProtocolJson.Default.TrafficRecord)!).ToList();
        CollectionAssert.AreEqual(
            Enumerable.Range(1, 201).Select(position => (long)position).ToList(),
            records.Select(record => record.Position).ToList()
        );
        StringAssert.Contains(curl.Output, "-H 'Authorization: Bearer '\"$KOJI_API_KEY\"''");
        foreach (var output in new[] { human.Output, json.Output, curl.Output })
            Assert.DoesNotContain(SimulatorKeys.Revoked, output);
    }

    [TestMethod]
    public async Task Traffic_Followed_ShowsWhatComes()
    {
        await using var servers = await LocalServers.StartAsync(CancellationToken.None);
        using var http = new HttpClient { BaseAddress = servers.Target.Simulator };
        using (await http.GetAsync("/before")) { }
        await using var following = CliProcess.Listen(
            $"sim traffic --follow --simulator {servers.Target.Simulator} --token {servers.Target.SimulatorToken}"
        );

        using var deadline = new CancellationTokenSource(Guard.Patience);

        var there = await following.NextLineAsync(deadline.Token);
        using (await http.GetAsync("/after")) { }
        var comes = await following.NextLineAsync(deadline.Token);

        StringAssert.Contains(there, "404 GET    /before");
        StringAssert.Contains(comes, "404 GET    /after");
    }

    private static string[] Lines(string output) => output.TrimEnd().Split('\n');
}
