using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Tests.Unit.Reports;

namespace KojiWidgetHarness.Tests.Unit.Cli;

/// <summary>
/// A RUN.json that somebody else wrote, beside files that somebody else put there: a report takes pictures from its folder, and nothing
/// from elsewhere.
/// </summary>
[TestClass]
[DoNotParallelize] // What is said meanwhile goes to the process's own output.
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // Links need a privilege there.
[UnsupportedOSPlatform("windows")]
public sealed class ForeignRunTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("koji-foreign-").FullName;

    private string Inside => Path.Combine(folder, "run");

    [TestInitialize]
    public async Task MakeAsync()
    {
        Directory.CreateDirectory(Path.Combine(Inside, "pictures"));
        await File.WriteAllBytesAsync(Path.Combine(folder, "secret.png"), MadeUpRuns.Picture);
        await File.WriteAllBytesAsync(Path.Combine(Inside, "own.png"), MadeUpRuns.Picture);
        await File.WriteAllBytesAsync(Path.Combine(Inside, "pictures", "deep.png"), MadeUpRuns.Picture);
        File.CreateSymbolicLink(Path.Combine(Inside, "link.png"), Path.Combine(folder, "secret.png"));
        File.CreateSymbolicLink(Path.Combine(Inside, "near.png"), Path.Combine(Inside, "own.png"));
        Directory.CreateSymbolicLink(Path.Combine(Inside, "up"), folder);
        using var made = Process.Start("mkfifo", Path.Combine(Inside, "pipe.png"));
        await made.WaitForExitAsync();
    }

    [TestCleanup]
    public void Remove() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    [DataRow("own.png", true)]
    [DataRow("{inside}/own.png", true)]
    [DataRow("pictures/deep.png", true)]
    [DataRow("/builds/shop/pictures/deep.png", true)]
    [DataRow("""C:\builds\shop\own.png""", true)]
    [DataRow("{folder}/secret.png", false)]
    [DataRow("../secret.png", false)]
    [DataRow("pictures/../../secret.png", false)]
    [DataRow("..\\secret.png", false)]
    [DataRow("up/secret.png", false)]
    [DataRow("{inside}/up/secret.png", false)]
    [DataRow("{inside}/up/run/own.png", true)]
    [DataRow("link.png", false)]
    [DataRow("near.png", false)]
    [DataRow("pipe.png", false)]
    [DataRow("/proc/self/environ", false)]
    [DataRow("/dev/zero", false)]
    [DataRow("", false)]
    [DataRow("/", false)]
    [DataRow("a\0own.png", false)]
    public async Task Picture_IsTakenFromTheRunsOwnFolderOnly(string named, bool isTaken)
    {
        var path = named.Replace("{inside}", Inside, StringComparison.Ordinal).Replace("{folder}", folder, StringComparison.Ordinal);

        var report = await ReportAsync(path, "html={0}/html,junit={0}/junit.xml,ctrf={0}/ctrf.json,trx={0}/run.trx");

        Assert.AreEqual(0, report.ExitCode, report.Errors);
        var copied = Path.Combine(folder, "html", "attachments");
        Assert.AreEqual(isTaken, Directory.Exists(copied) && Directory.GetFiles(copied).Length == 1);
        Assert.AreEqual(
            isTaken,
            (await File.ReadAllTextAsync(Path.Combine(folder, "junit.xml"))).Contains("[[ATTACHMENT|", StringComparison.Ordinal)
        );
        Assert.AreEqual(
            !isTaken,
            report.Errors.Contains("of its pictures and traces is left out", StringComparison.Ordinal),
            report.Errors
        );
        foreach (var file in isTaken ? [] : new[] { "junit.xml", "ctrf.json", "run.trx" })
            Assert.DoesNotContain("secret.png", await File.ReadAllTextAsync(Path.Combine(folder, file)));
    }

    [TestMethod]
    public async Task Report_IntoAFolderWhoseAttachmentsAreALink_WritesNothingThere()
    {
        var victim = Directory.CreateDirectory(Path.Combine(folder, "victim")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "html"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "html", "attachments"), victim);

        var report = await ReportAsync("own.png", "html={0}/html");

        Assert.AreEqual(3, report.ExitCode);
        StringAssert.Contains(report.Errors, "is reached by a symbolic link.");
        Assert.AreEqual(1, report.Errors.Count(character => character == '\n'));
        Assert.IsEmpty(Directory.GetFileSystemEntries(victim));
    }

    [TestMethod]
    [DataRow("html={0}/html", "html/index.html")]
    [DataRow("junit={0}/out", "out")]
    [DataRow("sarif={0}/out", "out")]
    public async Task Report_WhereALinkIs_IsRefusedInOneLine(string target, string name)
    {
        var (place, victim) = (Path.Combine(folder, name), Path.Combine(folder, "victim"));
        await File.WriteAllTextAsync(victim, "somebody's");
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        File.CreateSymbolicLink(place, victim);

        var report = await ReportAsync("own.png", target);

        Assert.AreEqual(3, report.ExitCode);
        StringAssert.Contains(report.Errors, "is a symbolic link to");
        Assert.AreEqual("somebody's", await File.ReadAllTextAsync(victim));
    }

    [TestMethod]
    public async Task Report_OfPrivateThings_IsItsOwnersAlone()
    {
        await ReportAsync("own.png", "html={0}/html,junit={0}/junit.xml,ctrf={0}/ctrf.json,trx={0}/run.trx,sarif={0}/run.sarif");

        string[] files =
        [
            .. Directory.GetFiles(Path.Combine(folder, "html"), "*", SearchOption.AllDirectories),
            .. Directory.GetFiles(folder, "*.*").Where(file => !file.EndsWith(".png", StringComparison.Ordinal)),
        ];
        Assert.IsGreaterThanOrEqualTo(6, files.Length);
        foreach (var file in files)
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file), file);
    }

    private async Task<CommandLine> ReportAsync(string path, string targets)
    {
        var run = MadeUpRuns.Run(MadeUpRuns.Result("a", Verdict.Pass) with { Attachments = [new(AttachmentKind.HostPage, path)] });
        var json = Path.Combine(Inside, "run.json");
        await File.WriteAllTextAsync(json, JsonSerializer.Serialize(run, ProtocolJson.Default.RunReport));
        var before = Console.Error;
        using var said = new StringWriter { NewLine = "\n" };
        Console.SetError(said);
        try
        {
            var report = await CommandLine.RunAsync("report", json, "--report", targets.Replace("{0}", folder, StringComparison.Ordinal));
            return report with { Errors = report.Errors + said };
        }
        finally
        {
            Console.SetError(before);
        }
    }
}
