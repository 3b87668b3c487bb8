namespace KojiWidgetHarness.Host.EventLog;

/// <summary>The folder of a log, held by one host at a time. One that nobody asked to keep is deleted with its host.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "host.lock";
    private const string Remedy = "Choose another with --data, or keep nothing with --ephemeral.";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

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
        return new DataFolder(path, Hold(path), ephemeral: folder is null);
    }

    /// <summary>Makes the folder if it is not there.</summary>
    /// <returns>Its full path.</returns>
    /// <exception cref="EventLogException">The folder cannot be used.</exception>
    public static string Create(string folder)
    {
        var path = System.IO.Path.GetFullPath(folder);
        try
        {
            // What pages sent may be private: nobody else on this machine may read it.
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(path);
            else
                Directory.CreateDirectory(path, OwnerOnly);
            return path;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException($"The data folder '{path}' cannot be used: {unusable.Message} {Remedy}", unusable);
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
        try
        {
            return new FileStream(System.IO.Path.Combine(path, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (UnauthorizedAccessException unusable)
        {
            throw new EventLogException($"The data folder '{path}' cannot be used: {unusable.Message} {Remedy}", unusable);
        }
        catch (IOException taken)
        {
            throw new EventLogException($"The data folder '{path}' is in use by another host. Stop that one. Or: {Remedy}", taken);
        }
    }
}
