using KojiWidgetHarness.Harness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Harness.Reports;

/// <summary>What may stand where a report is to be: it is written, and nothing that is more than a file is lost.</summary>
[TestClass]
public sealed class ReportFileTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("koji-file-").FullName;

    private string Place => Path.Combine(folder, "report");

    [TestCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    public async Task Report_WhereAnEmptyFileIs_IsWrittenIntoIt()
    {
        // A device or a pipe looks like one; another file in its place would not be it.
        await using var same = new FileStream(Place, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

        await ReportFile.WriteAsync(Place, "report", CancellationToken.None);

        using var reader = new StreamReader(same);
        Assert.AreEqual("report", await reader.ReadToEndAsync());
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder));
    }

    [TestMethod]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // Links need a privilege there.
    public async Task Report_WhereALinkIs_ReplacesWhatItLeadsTo()
    {
        var goal = Path.Combine(folder, "goal");
        await File.WriteAllTextAsync(goal, "old");
        File.CreateSymbolicLink(Place, goal);

        await ReportFile.WriteAsync(Place, "report", CancellationToken.None);

        Assert.AreEqual(goal, new FileInfo(Place).LinkTarget);
        Assert.AreEqual("report", await File.ReadAllTextAsync(goal));
    }

    [TestMethod]
    public async Task Report_ThatCannotBeFinished_LeavesWhatWasThere()
    {
        await File.WriteAllTextAsync(Place, "old");

        await Assert.ThrowsAsync<IOException>(() => ReportFile.WriteAsync(Place, (_, _) => throw new IOException("No space left."), CancellationToken.None));

        Assert.AreEqual("old", await File.ReadAllTextAsync(Place));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder));
    }
}
