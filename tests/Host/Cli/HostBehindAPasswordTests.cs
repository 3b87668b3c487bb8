using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Events;
using KojiWidgetHarness.Servers;
using KojiWidgetHarness.Tests.Host.Checks;

namespace KojiWidgetHarness.Tests.Host.Cli;

/// <summary>A host and a simulator behind what asks for user and password: the command line shows both, and prints neither.</summary>
[TestClass]
[DoNotParallelize]
public sealed class HostBehindAPasswordTests
{
    public TestContext TestContext { get; set; } = null!; // Set by the test framework.

    [TestMethod]
    public async Task Host_BehindWhatAsks_IsReadOverHttpAndWebSocket()
    {
        await using var servers = await LocalServers.StartAsync(TestContext.CancellationToken);
        await using var host = new LockedRelay(servers.Target.Host);
        await using var simulator = new LockedRelay(servers.Target.Simulator);
        using var log = new LogClient(servers.Target.Host, servers.Target.ReaderToken);
        await log.ImportAsync(Batch, TestContext.CancellationToken);

        var list = CommandLine.Run("events", "list", "--host", host.Opened, "--token", servers.Target.ReaderToken, "--format", "logfmt");
        var wait = CommandLine.Run(
            "wait",
            "--for",
            "widget_load_failed",
            "--since",
            "1",
            "--timeout",
            "20s",
            "--host",
            host.Opened,
            "--token",
            servers.Target.ReaderToken
        );
        var faults = CommandLine.Run(
            "sim",
            "fault",
            "list",
            "--simulator",
            simulator.Opened,
            "--token",
            servers.Target.SimulatorToken,
            "--format",
            "json"
        );

        StringAssert.Contains(list.Output, "code=widget_load_failed");
        Assert.AreEqual((0, 0, 0), (list.ExitCode, wait.ExitCode, faults.ExitCode), list.Errors + wait.Errors + faults.Errors);
        Assert.IsFalse(LockedSite.IsIn(list.All + wait.All + faults.All));
    }

    [TestMethod]
    [DataRow("events list --token x --host {}", 3)]
    [DataRow("listen --token x --host {}", 3)]
    [DataRow("sim fault list --token x --simulator {}", 3)]
    [DataRow("sim cases rate-limit --simulator {}", 0)]
    [DataRow("check {}", 3)]
    [DataRow("check {file} --served-at {}", 0)]
    [DataRow("check {file} --widget-origin {}", 0)]
    [DataRow("check {} --write", 2)]
    [DataRow("check {} --fix --format json", 2)]
    [DataRow("new scenario x --from {}", 3)]
    [DataRow("new scenario x --from {bad}", 2)]
    [DataRow("check {bad}", 2)]
    [DataRow("check {file} --served-at {bad}", 2)]
    [DataRow("run --page {bad}", 2)]
    [DataRow("run --page http://localhost/ --widget-url {}/embed", 2)]
    [DataRow("run --page http://localhost/ --browser {}", 2)]
    [DataRow("run {}", 2)]
    [DataRow("run --data {} {}", 2)]
    [DataRow("events list --token x --host {bad}", 2)]
    [DataRow("sim fault list --token x --simulator {bad}", 2)]
    [DataRow("report {}", 2)]
    [DataRow("explain {}", 2)]
    [DataRow("check {short}", 2)]
    [DataRow("run {short}", 2)]
    [DataRow("run --page {short}", 2)]
    [DataRow("run --grep {short}", 2)]
    [DataRow("list {short}", 2)]
    [DataRow("{short}", 2)]
    [DataRow("trigger {short}", 2)]
    [DataRow("up --allow-origin {}", 2)]
    public async Task Command_GivenAPassword_PrintsItNowhere(string line, int exitCode)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(
            file,
            "<iframe title=\"Interview\" src=\"https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7\" allow=\"microphone\"></iframe>",
            TestContext.CancellationToken
        );
        // Nothing listens on that port.
        var address = $"http://{Uri.EscapeDataString(LockedSite.User)}:{Uri.EscapeDataString(LockedSite.Password)}@127.0.0.1:1";

        var cli = CommandLine.Run([
            .. line.Split(' ')
                .Select(word =>
                    word.Replace("{bad}", address.Replace("http://", "htp://", StringComparison.Ordinal), StringComparison.Ordinal)
                        .Replace("{short}", address["http://".Length..], StringComparison.Ordinal)
                        .Replace("{file}", file, StringComparison.Ordinal)
                        .Replace("{}", address, StringComparison.Ordinal)
                ),
        ]);

        File.Delete(file);
        Assert.AreEqual(exitCode, cli.ExitCode, cli.All);
        Assert.IsFalse(LockedSite.IsIn(cli.All), cli.All);
        Assert.AreNotEqual("\n", cli.All);
    }

    private static EventBatch Batch =>
        new()
        {
            Run = "r1",
            Session = "s1",
            Events =
            [
                new()
                {
                    Sequence = 1,
                    OccurredAt = DateTimeOffset.UnixEpoch,
                    Source = EventSource.Bridge,
                    Code = EventCodes.WidgetLoadFailed,
                    Trust = Trust.OwnObservation,
                },
            ],
        };
}
