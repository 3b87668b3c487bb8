using KojiWidgetHarness.Reports;
using KojiWidgetHarness.Tests.Unit.Reports;

namespace KojiWidgetHarness.Tests.Browser.Cli;

/// <summary>Which report is opened, by what, and what is said where nothing can open it.</summary>
[TestClass]
[TestCategory("Browser")]
public sealed class ShowReportTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("koji-show-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)] // Other systems have an opener that nobody can replace.
    public async Task Report_IsTheNewestBelowTheFolder_AndOpenedByTheSystem()
    {
        var older = await WriteAsync("older");
        var newer = await WriteAsync("below/newer");
        Directory.CreateDirectory(Path.Combine(folder, "site"));
        await File.WriteAllTextAsync(Path.Combine(folder, "site", "index.html"), "<!doctype html><title>koji-harness</title>");
        File.SetLastWriteTimeUtc(older, DateTime.UnixEpoch);

        var cli = await CliProcess.RunAsync($"show-report {folder}", Opener());

        Assert.AreEqual((0, newer, ""), (cli.ExitCode, cli.Output.Trim(), cli.Errors));
        Assert.AreEqual(new Uri(newer).AbsoluteUri, Opened());
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)] // Other systems have an opener that nobody can replace.
    public async Task Report_ThatIsNamed_IsOpened()
    {
        var older = await WriteAsync("older");
        await WriteAsync("newer");
        File.SetLastWriteTimeUtc(older, DateTime.UnixEpoch);

        foreach (var place in new[] { older, Path.GetDirectoryName(older)! })
        {
            var cli = await CliProcess.RunAsync($"show-report {place}", Opener());

            Assert.AreEqual((0, older, ""), (cli.ExitCode, cli.Output.Trim(), cli.Errors));
            Assert.AreEqual(new Uri(older).AbsoluteUri, Opened());
        }
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)] // Other systems have an opener that nobody can replace.
    public async Task Report_OnAMachineThatShowsNothing_IsPrintedAndSaysWhy()
    {
        var page = await WriteAsync("report");
        var opener = Opener();

        var withoutDisplay = await CliProcess.RunAsync($"show-report {folder}", [.. opener, ("DISPLAY", "")]);
        var withoutProgram = await CliProcess.RunAsync($"show-report {folder}", [.. opener, ("PATH", Path.Combine(folder, "empty"))]);
        var inCi = await CliProcess.RunAsync($"show-report {folder}", [.. opener, ("CI", "true")]);
        await File.WriteAllTextAsync(Path.Combine(folder, "xdg-open"), "#!/bin/sh\nexit 3\n");
        var withoutBrowser = await CliProcess.RunAsync($"show-report {folder}", opener);

        foreach (
            var (cli, why) in new[]
            {
                (withoutDisplay, "there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)."),
                (withoutProgram, "there is no xdg-open on the PATH, which the package xdg-utils has."),
                (inCi, "the variable CI is set, so nobody would see it."),
                (withoutBrowser, "xdg-open found no browser for it (exit code 3)."),
            }
        )
            Assert.AreEqual((0, page, $"Not opened: {why}"), (cli.ExitCode, cli.Output.Trim(), cli.Errors.Trim()));
        Assert.IsFalse(File.Exists(Path.Combine(folder, "opened")));
    }

    [TestMethod]
    public async Task Folder_WithoutAReport_SaysHowToWriteOne()
    {
        var cli = await CommandLine.RunAsync($"show-report {folder}");

        Assert.AreEqual((2, ""), (cli.ExitCode, cli.Output));
        Assert.AreEqual(
            $"No report is in {folder} or below it. Write one with: koji-harness run --report html=koji-report",
            cli.Errors.Trim()
        );
    }

    [TestMethod]
    public async Task File_ThatIsNotAReport_IsNotOpened()
    {
        var other = Path.Combine(folder, "index.html");
        await File.WriteAllTextAsync(other, "<!doctype html><title>a shop</title>");

        var cli = await CommandLine.RunAsync($"show-report {other}");

        Assert.AreEqual((2, ""), (cli.ExitCode, cli.Output));
        Assert.AreEqual($"{other} is not a report of koji-harness. Name the index.html of one, or its folder.", cli.Errors.Trim());
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task Run_ThatOpensItsReport_WritesOneAndShowsIt()
    {
        var place = Path.Combine(folder, "its-own");

        var cli = await CliProcess.RunAsync($"run unknown-project --open --report html={place}", Opener());

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Errors, $"Report: {place}/index.html");
        Assert.AreEqual(new Uri(Path.Combine(place, "index.html")).AbsoluteUri, Opened());
    }

    [TestMethod]
    public async Task Trace_ThatIsNotOne_IsRefusedInOneLine()
    {
        var other = Path.Combine(folder, "run.json");
        await File.WriteAllTextAsync(other, "{}");

        var cli = await CommandLine.RunAsync($"show-trace {other}");

        Assert.AreEqual((2, ""), (cli.ExitCode, cli.Output));
        Assert.AreEqual($"{other} is not a trace. Write one with: koji-harness run --trace on", cli.Errors.Trim());
    }

    [TestMethod]
    public async Task Trace_IsServedToThisMachine()
    {
        var trace = Path.Combine(folder, "trace.zip");
        await File.WriteAllTextAsync(trace, "PK, and nothing that the viewer could show");
        await using var cli = CliProcess.Listen($"show-trace {trace}");

        var address = new Uri(await cli.NextLineAsync(CancellationToken.None));

        Assert.IsTrue(address.IsLoopback, address.AbsoluteUri);
        using var client = new HttpClient();
        StringAssert.Contains(await client.GetStringAsync(address), "Playwright Trace Viewer");
    }

    private async Task<string> WriteAsync(string name)
    {
        var place = Path.Combine(folder, name);
        await new RunReportWriter([MadeUpRuns.Green]).WriteAsync(new(ReportKind.Html, place), CancellationToken.None);
        return Path.Combine(place, RunReportWriter.PageName);
    }

    // A program of the system's name, before the system's own, and a display that is there: its name is a file's.
    private (string Name, string Value)[] Opener()
    {
        var program = Path.Combine(folder, "xdg-open");
        File.WriteAllText(program, $"#!/bin/sh\nprintf %s \"$1\" > '{folder}/opened'\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return
        [
            ("PATH", $"{folder}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}"),
            ("DISPLAY", program),
            ("WAYLAND_DISPLAY", ""),
            ("CI", ""),
        ];
    }

    private string Opened() => File.ReadAllText(Path.Combine(folder, "opened"));
}
