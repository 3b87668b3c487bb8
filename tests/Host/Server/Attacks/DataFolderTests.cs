using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Tests.Host.Server.Attacks;

/// <summary>
/// Folders that others made, may read or may write to: what the host keeps there is its owner's alone, or it keeps nothing there.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests
{
    private const UnixFileMode Owners = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string folder = Directory.CreateTempSubdirectory("koji-folder-test-").FullName;
    private readonly string elsewhere = Directory.CreateTempSubdirectory("koji-elsewhere-test-").FullName;

    [TestCleanup]
    public void Delete()
    {
        Directory.Delete(folder, recursive: true);
        Directory.Delete(elsewhere, recursive: true);
    }

    [TestMethod]
    [DoNotParallelize] // What new files get is a setting of the whole process.
    [DataRow(18u, false)] // 022, the usual one
    [DataRow(0u, false)]
    [DataRow(0u, true)]
    public async Task Files_InAFolderThatOthersMayUse_AreTheOwnersAlone(uint mask, bool mayWrite)
    {
        File.SetUnixFileMode(
            folder,
            Owners | UnixFileMode.UserExecute | Others | (mayWrite ? UnixFileMode.GroupWrite | UnixFileMode.OtherWrite : 0)
        );
        var before = umask(mask);
        try
        {
            await UseAsync();
        }
        finally
        {
            _ = umask(before);
        }

        AssertPrivate();
    }

    [TestMethod]
    public async Task Files_ThatOthersCouldRead_NoLongerCan()
    {
        await using (var host = await RunningHost.StartAsync(Settings()))
        {
            await IngestTests.AppendAsync(host, Sample.Batch(1));
            // As a killed host leaves them.
            foreach (var file in Directory.GetFiles(folder).Where(file => Path.GetFileName(file) != "host.lock"))
                File.Copy(file, Path.Combine(elsewhere, Path.GetFileName(file)));
        }

        foreach (var file in Directory.GetFiles(elsewhere))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
            File.SetUnixFileMode(Path.Combine(folder, Path.GetFileName(file)), Owners | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        }

        await using (await RunningHost.StartAsync(Settings()))
            AssertPrivate();
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("events.db")]
    [DataRow("events.db-wal")]
    [DataRow("tokens")]
    [DataRow("host.lock")]
    [DataRow("logout")]
    public void WhatAnotherUserOwns_IsRefusedInOneLine(string name)
    {
        var path = Path.Combine(folder, name);
        if (name.Length > 0)
            File.WriteAllText(path, "");
        if (!ChangeOwner(path))
            Assert.Inconclusive("Only root gives a file to another user.");

        AssertRefused("another user (number 12345)");
    }

    [TestMethod]
    [DataRow("events.db")]
    [DataRow("events.db-shm")]
    [DataRow("tokens")]
    [DataRow("host.lock")]
    [DataRow("logout")]
    public void Link_InTheFolder_IsRefusedInOneLine(string name)
    {
        foreach (var isThere in new[] { true, false })
        {
            var goal = Path.Combine(elsewhere, $"{name}-{isThere}");
            if (isThere)
                File.WriteAllText(goal, "somebody's");
            File.Delete(Path.Combine(folder, name));
            File.CreateSymbolicLink(Path.Combine(folder, name), goal);

            AssertRefused("is a symbolic link");

            Assert.AreEqual(isThere ? "somebody's" : null, File.Exists(goal) ? File.ReadAllText(goal) : null);
        }
    }

    [TestMethod]
    [DataRow("events.db")]
    [DataRow("tokens")]
    [DataRow("host.lock")]
    public void WhatIsNotAFile_IsRefusedAndNotWaitedFor(string name)
    {
        using var made = Process.Start("mkfifo", Path.Combine(folder, name));
        made.WaitForExit();

        AssertRefused("is not an ordinary file");
    }

    private async Task UseAsync()
    {
        await using var host = await RunningHost.StartAsync(Settings());
        await IngestTests.AppendAsync(host, Sample.Batch(3));
        using var logout = await host.SendWithTicketAsync(HttpMethod.Post, ProtocolRoutes.Logout, await host.LogInAsync());
        logout.EnsureSuccessStatusCode();
        CollectionAssert.IsSubsetOf(
            new[] { "events.db", "events.db-shm", "events.db-wal", "host.lock", "logout", "tokens" },
            Directory.GetFileSystemEntries(folder).Select(Path.GetFileName).ToArray()
        );
        AssertPrivate();
    }

    private void AssertPrivate()
    {
        foreach (var file in Directory.GetFileSystemEntries(folder))
            Assert.AreEqual(Owners, File.GetUnixFileMode(file), file);
    }

    private void AssertRefused(string expected)
    {
        var refused = Assert.ThrowsExactly<EventLogException>(() => ((IDisposable)HostApp.Build(Settings())).Dispose());
        StringAssert.Contains(refused.Message, expected);
        Assert.DoesNotContain("\n", refused.Message);
        StringAssert.Contains(refused.Message, folder);
    }

    private HostSettings Settings() =>
        new()
        {
            WidgetBase = new Uri(RunningHost.WidgetOrigin + "/embed"),
            DataFolder = folder,
            Tokens = TokenFile.OpenOrCreate(folder),
        };

    private static bool ChangeOwner(string path)
    {
        using var done = Process.Start(new ProcessStartInfo("chown", ["12345", path]) { RedirectStandardError = true })!;
        done.WaitForExit();
        return done.ExitCode == 0;
    }

    [DllImport("libc")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint umask(uint mask);
}
