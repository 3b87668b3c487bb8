using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class RunReportWriterTests
{
    [TestMethod]
    [DataRow(ReportKind.JUnit)]
    [DataRow(ReportKind.Trx)]
    [DataRow(ReportKind.Ctrf)]
    [DataRow(ReportKind.Sarif)]
    public async Task Report_ThatAlreadyExists_IsReplacedAndNothingElseIsLeft(ReportKind kind)
    {
        using var written = await Written.AsAsync(kind, MadeUpRuns.Red);
        await File.WriteAllTextAsync(written.Path, "old");

        await new RunReportWriter([MadeUpRuns.Green]).WriteAsync(new(kind, written.Path), CancellationToken.None);

        Assert.DoesNotContain("wrong-cause", written.Text);
        StringAssert.Contains(written.Text, "koji-harness");
        Assert.HasCount(1, Directory.GetFileSystemEntries(Path.GetDirectoryName(written.Path)!));
    }

    [TestMethod]
    [DataRow(ReportKind.JUnit)]
    [DataRow(ReportKind.Html)]
    public async Task Report_WhereItCannotBe_ThrowsAndLeavesNothing(ReportKind kind)
    {
        using var written = await Written.AsAsync(ReportKind.JUnit, MadeUpRuns.Green);
        var blocked = Path.Combine(written.Path, "below-a-file");

        await Assert.ThrowsAsync<IOException>(() =>
            new RunReportWriter([MadeUpRuns.Green]).WriteAsync(new(kind, blocked), CancellationToken.None)
        );

        Assert.HasCount(1, Directory.GetFileSystemEntries(Path.GetDirectoryName(written.Path)!));
    }

    [TestMethod]
    [DataRow(ReportKind.JUnit)]
    [DataRow(ReportKind.Trx)]
    [DataRow(ReportKind.Ctrf)]
    [DataRow(ReportKind.Sarif)]
    public async Task Report_OfOneRun_IsTheSameEachTime(ReportKind kind)
    {
        using var once = await Written.AsAsync(kind, MadeUpRuns.Red);
        using var again = await Written.AsAsync(kind, MadeUpRuns.Red);

        Assert.AreEqual(once.Text, again.Text);
    }

    [TestMethod]
    [DataRow(ReportKind.JUnit)]
    [DataRow(ReportKind.Trx)]
    [DataRow(ReportKind.Ctrf)]
    [DataRow(ReportKind.Sarif)]
    [DataRow(ReportKind.Html)]
    public async Task Report_OfARunWithoutScenarios_IsWritten(ReportKind kind)
    {
        using var written = await Written.AsAsync(
            kind,
            new KojiWidgetHarness.Protocol.Verdicts.RunReport
            {
                Browser = new("chromium", "1"),
                StartedAt = MadeUpRuns.Start,
                DurationMs = 0,
                Scenarios = [],
            }
        );

        Assert.IsTrue(File.Exists(written.Path) || File.Exists(Path.Combine(written.Path, "index.html")));
    }

    [TestMethod]
    public async Task Report_ThatIsCancelled_LeavesWhatWasThereAndNothingElse()
    {
        using var written = await Written.AsAsync(ReportKind.Sarif, MadeUpRuns.Green);
        var before = written.Text;

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            new RunReportWriter([MadeUpRuns.Red]).WriteAsync(new(ReportKind.Sarif, written.Path), new CancellationToken(canceled: true))
        );

        Assert.AreEqual(before, written.Text);
        Assert.HasCount(1, Directory.GetFileSystemEntries(Path.GetDirectoryName(written.Path)!));
    }
}
