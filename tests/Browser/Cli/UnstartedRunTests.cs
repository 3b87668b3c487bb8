using System.Text.Json;
using System.Xml.Linq;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Browser.Pages;

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
        await using var site = await PlainSite.StartAsync("<!doctype html><title>Empty</title>");
        var (junit, html) = (Path.Combine(folder.FullName, "junit.xml"), Path.Combine(folder.FullName, "html"));

        var cli = await CommandLine.RunAsync($"run --page {site.Address} --watch 1ms --format json --report junit={junit},html={html}");

        Assert.AreEqual(1, cli.ExitCode, cli.Errors);
        var report = Read(cli);
        Assert.AreEqual((1, site.Address), (report.Failed, report.Page));
        Assert.DoesNotContain("not started", report.Browser.Version);
        StringAssert.StartsWith(report.EndedEarly!, $"{site.Address} has no Koji iframe");
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

    private static RunReport Read(CliProcess cli) => JsonSerializer.Deserialize(cli.Output, ProtocolJson.Default.RunReport)!;
}
