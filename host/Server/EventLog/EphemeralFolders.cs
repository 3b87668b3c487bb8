using KojiWidgetHarness.Files;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>Folders that go with their host. One that was killed leaves its own behind; the next one clears it away.</summary>
internal static class EphemeralFolders
{
    private const string Prefix = "koji-harness-log-";

    // Between making its file and locking it a host does not hold it yet.
    private static readonly TimeSpan Settled = TimeSpan.FromMinutes(1);

    public static string NewName(string parent) => Path.Combine(parent, $"{Prefix}{Guid.NewGuid():N}");

    /// <summary>Deletes those that no host uses any longer.</summary>
    public static void DeleteAbandoned(string parent, string lockName)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*"))
        {
            try
            {
                // Anybody may make one in a folder that all share.
                if (
                    FileFacts.Of(folder, follow: false) is not ({ IsOurs: false } or { IsLink: true })
                    && IsAbandoned(Path.Combine(folder, lockName))
                )
                    Directory.Delete(folder, recursive: true);
            }
            catch (Exception notOurs) when (notOurs is IOException or UnauthorizedAccessException)
            {
                // Another host holds it, another account owns it, or another one was quicker.
            }
        }
    }

    private static bool IsAbandoned(string lockPath)
    {
        // The machine's own time, as files carry it. The file is written once, when its host makes it.
        if (!File.Exists(lockPath) || DateTime.UtcNow - File.GetLastWriteTimeUtc(lockPath) < Settled)
            return false;
        // Throws while a host holds it.
        new FileStream(lockPath, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
        return true;
    }
}
