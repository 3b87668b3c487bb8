using KojiWidgetHarness.Files;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>The folder of a log, locked by one host at a time. One that nobody asked to keep is deleted with its host.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "host.lock";
    private const string Remedy = "Choose another with --data, or keep nothing with --ephemeral.";

    // SQLite makes the files beside its own with the same permissions; those of a host that was killed already exist.
    private static readonly string[] DatabaseFiles = ["", "-wal", "-shm", "-journal"];

    private readonly FileStream held;
    private readonly bool ephemeral;

    private DataFolder(string path, FileStream held, bool ephemeral)
    {
        Path = path;
        this.held = held;
        this.ephemeral = ephemeral;
    }

    public string Path { get; }

    public string Database => System.IO.Path.Combine(Path, "events.db");

    /// <exception cref="EventLogException">The folder cannot be used, or another host uses it.</exception>
    public static DataFolder Open(string? folder)
    {
        if (folder is null)
            EphemeralFolders.DeleteAbandoned(System.IO.Path.GetTempPath(), LockName);
        var path = Create(folder ?? EphemeralFolders.NewName(System.IO.Path.GetTempPath()));
        var held = Hold(path);
        try
        {
            var opened = new DataFolder(path, held, ephemeral: folder is null);
            ClaimDatabase(opened.Database);
            return opened;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            held.Dispose();
            throw Unusable(path, unusable);
        }
    }

    /// <summary>Makes the folder if it is not there.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="EventLogException">The folder cannot be used, or belongs to another user.</exception>
    public static string Create(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            // What pages sent may be private: nobody else on this machine may read it.
            PrivateFile.CreateFolder(path);
            return PrivateFile.FolderProblem(path) is { } problem
                ? throw new EventLogException($"The data folder '{path}' cannot be used: {problem} {Remedy}")
                : path;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, unusable);
        }
    }

    public void Dispose()
    {
        held.Dispose();
        if (ephemeral)
            Directory.Delete(Path, recursive: true);
    }

    // The system lets go of it even when the host is killed.
    private static FileStream Hold(string path)
    {
        var file = System.IO.Path.Combine(path, LockName);
        try
        {
            return PrivateFile.Claim(file, FileShare.None);
        }
        catch (IOException taken) when (IsLocked(file))
        {
            throw new EventLogException($"The data folder '{path}' is in use by another host. Stop that one. Or: {Remedy}", taken);
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw Unusable(path, unusable);
        }
    }

    // A file that can be opened exclusively was refused for another reason than another host.
    private static bool IsLocked(string file)
    {
        try
        {
            new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void ClaimDatabase(string path)
    {
        foreach (var file in DatabaseFiles.Select(ending => path + ending))
        {
            if (file == path || PrivateFile.IsThere(file))
                PrivateFile.Claim(file, FileShare.ReadWrite).Dispose();
        }
    }

    private static EventLogException Unusable(string path, Exception why) =>
        new($"The data folder '{path}' cannot be used: {why.Message.TrimEnd('.')}. {Remedy}", why);
}

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
