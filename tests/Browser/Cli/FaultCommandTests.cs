using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Servers;

namespace KojiWidgetHarness.Tests.Browser.Cli;

[TestClass]
[TestCategory("Browser")]
public sealed partial class FaultCommandTests
{
    private const string Nobody = "http://127.0.0.1:1";

    [TestMethod]
    public async Task Fault_AddedListedAndReset_ComesAndGoes()
    {
        await using var servers = await LocalServers.StartAsync(CancellationToken.None);
        var simulator = $"--simulator {servers.Target.Simulator} --token {servers.Target.SimulatorToken}";

        var added = await CommandLine.RunAsync(
            $"sim fault add --id slow --path /_widget/* --method GET --code rate_limited --latency 10ms --times 2 --for 30s --after 500ms --format json {simulator}"
        );
        var state = JsonSerializer.Deserialize(added.Output, ProtocolJson.Default.FaultRuleState)!;
        Assert.AreEqual(
            (0, "slow", 500 / 1_000d, 30d),
            (added.ExitCode, state.Rule.Id, state.Rule.AfterSeconds, state.Rule.ForSeconds),
            added.Errors
        );

        var reset = await CommandLine.RunAsync($"sim fault reset slow {simulator}");
        var chosen = await CommandLine.RunAsync($"sim fault add --status 504 {simulator}");
        using var http = new HttpClient { BaseAddress = servers.Target.Simulator };
        using var failed = await http.GetAsync($"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}");
        var listed = await CommandLine.RunAsync($"sim fault list {simulator}");
        var all = await CommandLine.RunAsync($"sim fault reset {simulator}");
        using var normal = await http.GetAsync($"{SimulatorRoutes.WidgetProjects}/{SimulatorProjects.Active}");

        Assert.AreEqual((0, 0, 0, 0), (reset.ExitCode, chosen.ExitCode, listed.ExitCode, all.ExitCode));
        Assert.AreEqual("fault-1", chosen.Output.Trim());
        Assert.AreEqual((504, 200), ((int)failed.StatusCode, (int)normal.StatusCode));
        foreach (var word in new[] { "fault-1", "✕ active", "every request", "504" })
            StringAssert.Contains(listed.Output, word);
        Assert.DoesNotContain("slow", listed.Output);
    }

    [TestMethod]
    [DataRow("sim fault list", 3, $"No simulator answers at {Nobody}/.")]
    public async Task Command_ThatCannotBeDone_SaysWhyInOneLine(string arguments, int exitCode, string beginning)
    {
        var cli = await CliProcess.RunAsync(arguments, ("KOJI_SIMULATOR", Nobody), ("KOJI_SIMULATOR_TOKEN", "some-token"));

        Assert.AreEqual(exitCode, cli.ExitCode, cli.Errors);
        StringAssert.StartsWith(cli.Errors, beginning);
        Assert.AreEqual("", cli.Output);
        Assert.AreEqual(1, cli.Errors.TrimEnd().Split('\n').Length);
    }

    [TestMethod]
    public async Task Commands_WithoutTokenOrWithAWrongOne_SayWhereItIs()
    {
        await using var servers = await LocalServers.StartAsync(CancellationToken.None);
        var simulator = ("KOJI_SIMULATOR", servers.Target.Simulator.AbsoluteUri);

        var none = await CliProcess.RunAsync("sim fault list", simulator, ("KOJI_SIMULATOR_TOKEN", ""));
        var wrong = await CliProcess.RunAsync("sim fault reset --token wrong", simulator);
        var unknown = await CliProcess.RunAsync(
            "sim fault reset nobody",
            simulator,
            ("KOJI_SIMULATOR_TOKEN", servers.Target.SimulatorToken)
        );

        Assert.AreEqual((2, 3, 1), (none.ExitCode, wrong.ExitCode, unknown.ExitCode));
        StringAssert.StartsWith(none.Errors, "Steering needs the simulator's token.");
        StringAssert.Contains(wrong.Errors, "refuses the token");
        StringAssert.StartsWith(unknown.Errors, "Unknown fault 'nobody'.");
    }

    [TestMethod]
    [DataRow("up --port 0 --widget-port 0 --ephemeral")]
    [DataRow("sim start --port 0")]
    public async Task Faults_OfAFileWithAMistake_AreRefusedByRuleAndRemedy(string command)
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("koji-faults-").FullName, "faults.json");
        await File.WriteAllTextAsync(file, """{"faults":[{"effect":{"hang":true}},{"effect":{"statsu":503}}]}""");

        var cli = await CommandLine.RunAsync($"{command} --faults {file}");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
        var missing = await CommandLine.RunAsync($"{command} --faults {file}");

        Assert.AreEqual((2, 2), (cli.ExitCode, missing.ExitCode));
        StringAssert.StartsWith(cli.Errors, $"{file}: Rule 2: effect.statsu is unknown. Use status, code,");
        StringAssert.Contains(missing.Errors, "Name a file of faults with --faults.");
    }

    [TestMethod]
    [DataRow("up --port 0 --widget-port 0 --ephemeral")]
    [DataRow("sim start --port 0")]
    public async Task Faults_OfAFile_AreThereFromTheStart(string command)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """[{"effect":{"code":"service_unavailable"},"times":1}]""");
        try
        {
            await using var started = CliProcess.Listen($"{command} --faults {file}");
            Match address;
            do address = Simulator().Match(await started.NextLineAsync(CancellationToken.None));
            while (!address.Success);
            using var http = new HttpClient { BaseAddress = new(address.Value) };

            using var first = await http.GetAsync($"{SimulatorRoutes.Widget}/{SimulatorProjects.Active}");
            using var second = await http.GetAsync($"{SimulatorRoutes.Widget}/{SimulatorProjects.Active}");

            Assert.AreEqual((503, 200), ((int)first.StatusCode, (int)second.StatusCode));
        }
        finally
        {
            File.Delete(file);
        }
    }

    // The host is at localhost.
    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Simulator();
}
