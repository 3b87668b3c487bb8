using System.Diagnostics;
using System.Runtime.Versioning;
using KojiWidgetHarness.Reports.Output;

namespace KojiWidgetHarness.Tests.Unit.Reports;

/// <summary>What may stand where a report is to be: it is written, and nothing that is more than a file is lost.</summary>
[TestClass]
public sealed class ReportFileTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("koji-file-").FullName;

    private string Place => Path.Combine(folder, "report");

    [TestCleanup]
    public void Clean() => Directory.Delete(folder, recursive: true);

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)] // Elsewhere no file has this name.
    public async Task Report_ToAnOutputOfTheProcess_IsWrittenIntoIt()
    {
        await using var same = new FileStream(Place, FileMode.Create, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

        await ReportFile.WriteAsync($"/proc/self/fd/{same.SafeFileHandle.DangerousGetHandle()}", "report", CancellationToken.None);

        using var reader = new StreamReader(same);
        Assert.AreEqual("report", await reader.ReadToEndAsync());
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder));
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task Report_WhereAPipeIs_IsWrittenIntoIt()
    {
        using (var made = Process.Start("mkfifo", Place))
            await made.WaitForExitAsync();
        var reading = Task.Run(() => File.ReadAllText(Place));

        await ReportFile.WriteAsync(Place, "report", CancellationToken.None);

        Assert.AreEqual("report", await reading);
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder));
    }

    [TestMethod]
    [DataRow("old")]
    [DataRow("")]
    [DataRow(null)]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)] // Links need a privilege there.
    public async Task Report_WhereALinkIs_IsRefused_AndWhatItLeadsToStays(string? before)
    {
        var goal = Path.Combine(folder, "goal");
        if (before is not null)
            await File.WriteAllTextAsync(goal, before);
        File.CreateSymbolicLink(Place, goal);

        var refused = await Assert.ThrowsExactlyAsync<IOException>(() => ReportFile.WriteAsync(Place, "report", CancellationToken.None));

        StringAssert.Contains(refused.Message, "is a symbolic link");
        Assert.AreEqual(goal, new FileInfo(Place).LinkTarget);
        Assert.AreEqual(before, File.Exists(goal) ? await File.ReadAllTextAsync(goal) : null);
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("")]
    [DataRow("old")]
    [OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
    [UnsupportedOSPlatform("windows")]
    public async Task Report_WhateverWasThere_IsItsOwnersAlone(string? before)
    {
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        if (before is not null)
        {
            await File.WriteAllTextAsync(Place, before);
            File.SetUnixFileMode(Place, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite);
        }

        await ReportFile.WriteAsync(Place, "report", CancellationToken.None);

        Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Place));
        Assert.AreEqual("report", await File.ReadAllTextAsync(Place));
    }

    [TestMethod]
    public async Task Report_ThatCannotBeFinished_LeavesWhatWasThere()
    {
        await File.WriteAllTextAsync(Place, "old");

        await Assert.ThrowsAsync<IOException>(() =>
            ReportFile.WriteAsync(Place, (_, _) => throw new IOException("No space left."), CancellationToken.None)
        );

        Assert.AreEqual("old", await File.ReadAllTextAsync(Place));
        Assert.HasCount(1, Directory.GetFileSystemEntries(folder));
    }
}
