using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Xml.Linq;
using KojiWidgetHarness.Cli.Machine;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>
/// A run that does not come to its scenarios is reported, too: a report that is missing looks like one that nobody asked for.
/// </summary>
[TestClass]
[TestCategory("Browser")]
public sealed class UnstartedRunTests
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("koji-unstarted-");

    [TestCleanup]
    public void Delete() => folder.Delete(recursive: true);

    [TestMethod]
    public async Task PageWithoutWidget_FailsInEachReport_AndTheReportsAreNamed()
    {
        // The page is there for the run alone, by the command that is started for it.
        var page = new Uri($"http://127.0.0.1:{FreePort()}/");
        var serve = Path.Combine(folder.FullName, "serve.mjs");
        await File.WriteAllTextAsync(
            serve,
            $"import http from 'http'; http.createServer((_, to) => to.end('<!doctype html><title>Empty</title>')).listen({page.Port}, '127.0.0.1')"
        );
        var (junit, html) = (Path.Combine(folder.FullName, "junit.xml"), Path.Combine(folder.FullName, "html"));

        var cli = await CommandLine.RunAsync([
            .. $"run --page {page} --watch 1ms --format json --report junit={junit},html={html} --output {folder} --start".Split(' '),
            $"node {serve}",
        ]);

        Assert.AreEqual(1, cli.ExitCode, cli.Errors);
        using (var http = new HttpClient())
            await Assert.ThrowsExactlyAsync<HttpRequestException>(() => http.GetAsync(page, CancellationToken.None));
        var report = Read(cli);
        Assert.AreEqual((1, page), (report.Failed, report.Page));
        Assert.DoesNotContain("not started", report.Browser.Version);
        StringAssert.StartsWith(report.EndedEarly!, $"{page} has no Koji iframe");
        Assert.IsGreaterThan(10, report.NotRun.Count);
        Assert.AreEqual("1", XDocument.Load(junit).Root!.Attribute("failures")!.Value);
        StringAssert.Contains(await File.ReadAllTextAsync(Path.Combine(html, "index.html")), "has no Koji iframe");
        Assert.AreEqual($"Report: {junit}|Report: {Path.Combine(html, "index.html")}", string.Join('|', cli.Problems.Take(2)));
    }

    [TestMethod]
    public async Task PageThatDoesNotOpen_CouldNotBeLookedAt()
    {
        var junit = Path.Combine(folder.FullName, "junit.xml");

        var cli = await CommandLine.RunAsync($"run --page http://127.0.0.1:1/interview --report junit={junit}");

        Assert.AreEqual(3, cli.ExitCode, cli.Errors);
        var suites = XDocument.Load(junit).Root!;
        Assert.AreEqual(("0", "1"), (suites.Attribute("failures")!.Value, suites.Attribute("errors")!.Value));
        StringAssert.Contains(suites.Descendants("error").Single().Value, "127.0.0.1:1/interview does not open");
    }

    [TestMethod]
    public async Task PageWhoseCommandEnds_CouldNotBeLookedAt()
    {
        var junit = Path.Combine(folder.FullName, "junit.xml");

        var cli = await CommandLine.RunAsync([
            .. $"run --page http://127.0.0.1:1/ --report junit={junit} --output {folder} --start".Split(' '),
            "echo no port && exit 9",
        ]);

        Assert.AreEqual(3, cli.ExitCode, cli.Errors);
        foreach (var text in new[] { cli.Errors, XDocument.Load(junit).Descendants("error").Single().Value })
        {
            StringAssert.Contains(text, "ended with exit code 9 before http://127.0.0.1:1/ answered.");
            StringAssert.Contains(text, "no port");
        }
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // There is no signal that ends one program alone there.
    public async Task CommandThatServesThePage_EndsWithTheRunThatIsInterrupted()
    {
        var serve = Path.Combine(folder.FullName, "serve.sh");
        await File.WriteAllTextAsync(serve, "echo $$\nexec sleep 600\n");
        Assert.IsFalse(OperatingSystem.IsWindows());
        if (OperatingSystem.IsWindows())
            return;
        File.SetUnixFileMode(serve, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var run = CliProcess.Listen(
            $"run --page http://127.0.0.1:1/ --verbose --output {folder} --start {serve}",
            folder.FullName
        );
        while (await run.NextErrorAsync(CancellationToken.None) is { } line && !line.StartsWith("start | ", StringComparison.Ordinal))
        {
            // A step.
        }

        using (var kill = Process.Start("kill", $"-TERM {run.Id}"))
            await kill.WaitForExitAsync();

        Assert.AreEqual("Stopped.", await run.NextErrorAsync(CancellationToken.None));
        Assert.AreEqual(3, await run.ExitCodeAsync(CancellationToken.None));
        var id = int.Parse((await File.ReadAllTextAsync(Path.Combine(folder.FullName, "start.log"))).Trim(), CultureInfo.InvariantCulture);
        Assert.IsFalse(RunningProcess.All().Any(process => process.Id == id));
    }

    [TestMethod]
    public async Task BrowserThatIsNotThere_CouldNotBeLookedIn()
    {
        var cli = await CliProcess.RunAsync("run healthy-text healthy-voice --format json", ("KOJI_BROWSER", "/no/such/browser"));

        Assert.AreEqual(3, cli.ExitCode, cli.Errors);
        var report = Read(cli);
        Assert.AreEqual((1, "(not started)", "healthy-voice"), (report.Errors, report.Browser.Version, report.NotRun.Single()));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    [DataRow("run healthy-text --headed")]
    [DataRow("run healthy-text --headed --browser firefox")]
    [DataRow("trigger microphone_denied --headed --once")]
    public async Task BrowserToBeShownWithoutADisplay_IsRefusedBeforeItIsLookedFor(string arguments)
    {
        var cli = await CliProcess.RunAsync(
            arguments,
            ("DISPLAY", ""),
            ("WAYLAND_DISPLAY", ""),
            ("KOJI_BROWSER", "/no/such/browser"),
            ("KOJI_FIREFOX", "/no/such/browser")
        );

        Assert.AreEqual(3, cli.ExitCode, cli.Errors);
        StringAssert.StartsWith(
            cli.Problems.Single(),
            "There is no display to show the browser on: neither DISPLAY nor WAYLAND_DISPLAY is set. Leave --headed out, or "
        );
    }

    private static int FreePort()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        return ((IPEndPoint)server.LocalEndpoint).Port;
    }

    private static RunReport Read(CliProcess cli) => JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.RunReport)!;
}
