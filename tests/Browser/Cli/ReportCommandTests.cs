using System.Text.Json;
using System.Xml.Linq;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Unit.Reports;

namespace KojiWidgetHarness.Tests.Browser.Cli;

[TestClass]
[TestCategory("Browser")]
public sealed class ReportCommandTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("koji-report-").FullName;

    [TestCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public async Task Report_OfARedRun_PrintsItsTableAndEndsAsTheRunDid()
    {
        var cli = await CliProcess.RunAsync(
            $"report {Save("run", MadeUpRuns.Red)} --report junit={Place("junit.xml")},github",
            ("GITHUB_STEP_SUMMARY", Place("summary.md"))
        );

        Assert.AreEqual(1, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Output, "2 passed (1 flaky), 2 failed, 1 inconclusive, 1 errors, 1 not run");
        StringAssert.Contains(cli.Output, "\n::error title=fail%3A wrong-cause (chromium)::");
        Assert.AreEqual("8", XDocument.Load(Place("junit.xml")).Root!.Attribute("tests")!.Value);
        StringAssert.Contains(await File.ReadAllTextAsync(Place("summary.md")), "wrong-cause");
    }

    [TestMethod]
    public async Task Report_OfShardsAndBrowsers_PutsThemTogetherAndNamesWhatIsMissing()
    {
        var first = Save("1", MadeUpRuns.Run(MadeUpRuns.Result("a", Verdict.Pass)) with { Shard = new(1, 3) });
        var second = Save("2", MadeUpRuns.Run(MadeUpRuns.Result("b", Verdict.Pass)) with { Shard = new(2, 3) });
        var other = Save("3", MadeUpRuns.Run(MadeUpRuns.Result("a", Verdict.Pass)) with { Browser = new("firefox", "142.0") });

        var cli = await CommandLine.RunAsync($"report {second} {first} {other} --report html={Place("html")}");

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        StringAssert.Contains(cli.Output, "2 passed, 0 failed, 0 inconclusive, 0 errors · 12.3s · 2 workers · chromium 140.0");
        StringAssert.Contains(cli.Output, "1 passed, 0 failed, 0 inconclusive, 0 errors · 12.3s · 1 worker · firefox 142.0");
        Assert.AreEqual(
            $"Shard 3/3 in chromium 140.0 is not among these files: its scenarios are in no report.\nReport: {Place("html/index.html")}",
            cli.Errors.Trim()
        );
        Assert.IsTrue(File.Exists(Place("html/index.html")));
    }

    [TestMethod]
    [DataRow("/builds/shop/koji-results/a-1.png", "koji-results/a-1.png")]
    [DataRow("""C:\actions\shop\koji-results\a-1.png""", "a-1.png")]
    public async Task Report_OfARunOfAnotherMachine_FindsPicturesThatCameAlong(string there, string here)
    {
        var run = MadeUpRuns.Run(MadeUpRuns.Result("a", Verdict.Pass) with { Attachments = [new(AttachmentKind.HostPage, there)] });
        Directory.CreateDirectory(Path.GetDirectoryName(Place(here))!);
        await File.WriteAllBytesAsync(Place(here), MadeUpRuns.Picture);

        var cli = await CommandLine.RunAsync($"report {Save("run", run)} --report html={Place("html")}");

        Assert.AreEqual(0, cli.ExitCode, cli.Errors);
        CollectionAssert.AreEqual(MadeUpRuns.Picture, await File.ReadAllBytesAsync(Place("html/attachments/a-page.png")));
    }

    [TestMethod]
    public async Task Report_OfTheSameScenarioTwice_IsRefusedInOneLine()
    {
        var cli = await CommandLine.RunAsync($"report {Save("1", MadeUpRuns.Green)} {Save("2", MadeUpRuns.Green)}");

        Assert.AreEqual((2, ""), (cli.ExitCode, cli.Output));
        Assert.AreEqual(
            "healthy-text, as 1 others, was run in chromium 140.0 by two of these runs. Give the shards of one run, or runs in different browsers.",
            cli.Errors.Trim()
        );
    }

    [TestMethod]
    public async Task Report_ThatCannotBeWritten_IsALineAndTheOthersAreWritten()
    {
        var run = Save("run", MadeUpRuns.Green);

        var cli = await CommandLine.RunAsync($"report {run} --report trx={run}/below.trx --report junit={Place("junit.xml")}");

        Assert.AreEqual(3, cli.ExitCode);
        var lines = cli.Errors.Trim().Split('\n');
        Assert.HasCount(
            1,
            lines.Where(line => line.StartsWith($"The report {run}/below.trx could not be written: ", StringComparison.Ordinal)),
            cli.Errors
        );
        Assert.HasCount(1, lines.Where(line => line == $"Report: {Place("junit.xml")}"), cli.Errors);
        Assert.HasCount(2, lines, cli.Errors);
        Assert.IsTrue(File.Exists(Place("junit.xml")));
    }

    [TestMethod]
    [DataRow("{\"browser\":{}}")]
    [DataRow("null")]
    [DataRow("no JSON")]
    public async Task Report_OfWhatIsNotARun_SaysSoInOneLine(string text)
    {
        await File.WriteAllTextAsync(Place("other.json"), text);

        var cli = await CommandLine.RunAsync($"report {Place("other.json")}");

        Assert.AreEqual((2, ""), (cli.ExitCode, cli.Output));
        Assert.HasCount(1, cli.Errors.Trim().Split('\n'));
        StringAssert.StartsWith(cli.Errors, $"{Place("other.json")} is not a run: ");
    }

    private string Place(string name) => Path.Combine(folder, name);

    private string Save(string name, RunReport run)
    {
        var path = Place($"{name}.json");
        File.WriteAllText(path, JsonSerializer.Serialize(run, ProtocolJson.Default.RunReport));
        return path;
    }
}
