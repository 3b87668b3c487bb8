using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using KojiWidgetHarness.Cli.Failures;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Cli.Options;
using KojiWidgetHarness.Cli.Running;
using KojiWidgetHarness.Scenarios.Running;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary><c>run --start</c>: the command with all that it starts, and what is said when it does not serve the page.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // It has another shell.
public sealed class StartedCommandTests(TestContext test) : IDisposable
{
    private const string Nobody = "http://127.0.0.1:1/";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-start-");
    private readonly StringWriter steps = new() { NewLine = "\n" };

    public void Dispose()
    {
        steps.Dispose();
        folder.Delete(recursive: true);
    }

    [TestMethod]
    [DataRow("sleep 600 & echo $!; wait", DisplayName = "Its child")]
    [DataRow("sleep 600 & echo $!; exit 0", DisplayName = "What it leaves in the background")]
    [DataRow("trap '' TERM; sh -c 'sleep 600 & echo $!; while :; do wait; done'", true, DisplayName = "Who ignores SIGTERM")]
    [DataRow("setsid sh -c 'echo $$; exec sleep 600'", DisplayName = "What has a session of its own")]
    public async Task End_OfACommand_EndsAllThatItStarted(string command, bool ignores = false)
    {
        using var shell = ShellProcess.Start(command);
        var id = int.Parse((await shell.Process.StandardOutput.ReadLineAsync(test.CancellationToken))!, CultureInfo.InvariantCulture);

        await shell.EndAsync(ignores ? TimeSpan.Zero : Patience);

        Assert.IsFalse(Runs(id));
        Assert.IsFalse(shell.IsAlive());
    }

    [TestMethod]
    public async Task Command_WhosePageAnswers_IsWaitedForAndGoesOn()
    {
        var port = FreePort();
        // The command's server, which listens once the command has said so.
        var listening = ListenAsync(port, Path.Combine(folder.FullName, StartOptions.LogName));

        await using var command = await StartAsync("echo up; exec sleep 600", Invariant($"http://localhost:{port}/"));

        Assert.IsNotNull(command);
        StringAssert.Contains(
            steps.ToString(),
            Invariant($"Starting 'echo up; exec sleep 600' and waiting for http://localhost:{port}/ …")
        );
        await listening;
    }

    [TestMethod]
    public async Task Command_ThatIsKept_IsStartedOnceWhileItRuns_AndEndsWithItsKeeper()
    {
        var port = FreePort();
        var starts = Path.Combine(folder.FullName, "starts");
        var options = new StartOptions
        {
            Command = $"echo $$ >> '{starts}'; echo up; exec sleep 600",
            Page = new(Invariant($"http://localhost:{port}/")),
            Timeout = Patience,
            Folder = folder.FullName,
        };
        await using var log = new StepLog(steps, terminal: false, TimeProvider.System);
        await using (var kept = new KeptCommand())
        {
            var listening = ListenAsync(port, Path.Combine(folder.FullName, StartOptions.LogName));
            await kept.StartAsync(options, log, test.CancellationToken);
            await listening;
            // Nothing would answer another time.
            await kept.StartAsync(options, log, test.CancellationToken);
        }

        var id = int.Parse(await File.ReadAllTextAsync(starts, test.CancellationToken), CultureInfo.InvariantCulture);
        Assert.IsFalse(Runs(id));
    }

    [TestMethod]
    public async Task Command_ThatEndsBeforeItsPageAnswers_SaysItsExitCodeAndLastLines()
    {
        var ended = await Assert.ThrowsExactlyAsync<EnvironmentException>(() =>
            StartAsync(
                "i=0; while [ $i -lt 30 ]; do echo line $i; i=$((i+1)); done; printf '\\033[31mred\\033[0m \\033]0;title\\007\\n'; "
                    + "echo password=hunter2hunter2 >&2; head -c 1000000 /dev/zero | tr '\\0' x; exit 7",
                Nobody
            )
        );

        Assert.AreEqual(3, ended.ExitCode);
        StringAssert.Contains(
            ended.Message,
            " ended with exit code 7 before http://127.0.0.1:1/ answered. The end of its output, which is in "
        );
        StringAssert.Contains(ended.Message, "\n  line 29\n");
        StringAssert.Contains(ended.Message, "\n  red ");
        StringAssert.Contains(ended.Message, "password=[redacted]");
        Assert.DoesNotContain("line 2\n", ended.Message);
        Assert.IsFalse(ended.Message.Any(letter => char.IsControl(letter) && letter != '\n'));
        Assert.IsLessThan(8_000, ended.Message.Length);
        var log = await File.ReadAllTextAsync(Path.Combine(folder.FullName, StartOptions.LogName), test.CancellationToken);
        StringAssert.Contains(log, "line 0\n");
        Assert.DoesNotContain("hunter2", log);
    }

    [TestMethod]
    public async Task Command_WhosePageDoesNotAnswerInTime_IsEnded()
    {
        var late = await Assert.ThrowsExactlyAsync<EnvironmentException>(() =>
            StartAsync("echo $$; exec sleep 600", Nobody, TimeSpan.FromSeconds(2))
        );

        StringAssert.StartsWith(
            late.Message,
            "http://127.0.0.1:1/ did not answer within 2s of 'echo $$; exec sleep 600'. Correct --page, or"
        );
        var id = int.Parse(late.Message.Split('\n')[^1], CultureInfo.InvariantCulture);
        Assert.IsFalse(Runs(id));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Address_AtWhichSomethingAnswersAlready_IsTakenOnlyWhenAsked(bool reuse)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var page = Invariant($"http://localhost:{((IPEndPoint)server.LocalEndpoint).Port}/");
        var marker = Path.Combine(folder.FullName, "started");

        if (reuse)
        {
            Assert.IsNull(await StartAsync($"touch '{marker}'", page, reuse: true));
            StringAssert.Contains(steps.ToString(), $"Taking what answers at {page} already");
        }
        else
        {
            var run = await CommandLine.RunAsync("run", "--page", page, "--start", $"touch '{marker}'");
            Assert.AreEqual(
                (2, $"Something answers at {page} already, before --start. Stop it, or take it as it is with --reuse.\n"),
                (run.ExitCode, run.Errors)
            );
        }

        Assert.IsFalse(File.Exists(marker));
    }

    private async Task<StartedCommand?> StartAsync(string command, string page, TimeSpan? timeout = null, bool reuse = false)
    {
        await using var log = new StepLog(steps, terminal: false, TimeProvider.System);
        return await StartedCommand.StartAsync(
            new()
            {
                Command = command,
                Page = new(page),
                Timeout = timeout ?? Patience,
                Reuse = reuse,
                Folder = folder.FullName,
            },
            log,
            test.CancellationToken
        );
    }

    // It answers once, when the file is there.
    private async Task ListenAsync(int port, string file)
    {
        while (!File.Exists(file) || new FileInfo(file).Length == 0)
            await Task.Delay(10, test.CancellationToken);
        using var server = new TcpListener(IPAddress.Loopback, port);
        server.Start();
        using var client = await server.AcceptTcpClientAsync(test.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), test.CancellationToken);
    }

    private static int FreePort()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        return ((IPEndPoint)server.LocalEndpoint).Port;
    }

    // Where nobody collects what has ended, its number is still taken.
    private static bool Runs(int id) =>
        OperatingSystem.IsLinux()
            ? RunningProcess.All().Any(process => process.Id == id)
            : Process.GetProcesses().Any(process => process.Id == id);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
