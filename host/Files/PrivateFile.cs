namespace KojiWidgetHarness.Files;

/// <summary>
/// Files with what is nobody else's business: their owner alone may read them, whatever folder they are in and whatever new files usually
/// get. Where a name leads elsewhere, by a link or to what somebody else owns, nothing is read or written.
/// </summary>
internal static class PrivateFile
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = Mode | UnixFileMode.UserExecute;

    /// <summary>Makes a folder, and those above it, unless it is there.</summary>
    /// <returns>Its full path.</returns>
    public static string CreateFolder(string path)
    {
        var full = Path.GetFullPath(path);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(full);
        else
            Directory.CreateDirectory(full, FolderMode);
        return full;
    }

    /// <summary>A new file, to be written.</summary>
    /// <exception cref="IOException">There is something of this name, or it cannot be made.</exception>
    public static FileStream Create(string path) => new(path, With(FileMode.CreateNew, FileAccess.Write));

    /// <summary>Determines whether anything has this name, also a link that leads nowhere.</summary>
    public static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    /// <summary>A file that is there.</summary>
    /// <exception cref="IOException">It is a link, no ordinary file, somebody else's, or cannot be read.</exception>
    public static FileStream OpenRead(string path) => Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>A file that is there, or a new one; where others could read it, they no longer can.</summary>
    /// <exception cref="IOException">It is a link, no ordinary file, somebody else's, or cannot be opened.</exception>
    public static FileStream Claim(string path, FileShare share) => Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share);

    /// <summary>Puts a text in a file's place, whole or not at all. Of a link, the link is replaced.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Replace(string path, string text)
    {
        var draft = $"{path}.{Guid.NewGuid():N}";
        try
        {
            using (var writer = new StreamWriter(Create(draft)))
                writer.Write(text);
            File.Move(draft, path, overwrite: true);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    /// <summary>Takes others' access from a file that another program has written.</summary>
    public static void Close(string path)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, Mode);
    }

    /// <summary>Why a folder's content is not safe from its owner; null where it is this user's, or that is not known.</summary>
    public static string? FolderProblem(string path) =>
        FileFacts.Of(path, follow: true) is { IsOurs: false, Owner: var owner }
            ? $"It belongs to another user (number {owner}), who could read and change what is in it."
            : null;

    private static FileStream Open(string path, FileMode mode, FileAccess access, FileShare share)
    {
        // Before it is opened: a link would be followed, and a pipe waited for.
        ThrowIfElsewhere(path, FileFacts.Of(path, follow: false));
        if (new FileInfo(path).LinkTarget is not null)
            throw new IOException($"'{path}' is a symbolic link. Put the file itself there.");
        var stream = new FileStream(path, With(mode, access, share));
        try
        {
            // And of the opened file: meanwhile the name may be that of another one.
            var opened = FileFacts.Of(stream.SafeFileHandle);
            ThrowIfElsewhere(path, opened);
            if (opened is not null && FileFacts.Of(path, follow: false) is { } named && named != opened)
                throw new IOException($"'{path}' was replaced while it was being opened. Somebody else changes that folder.");
            if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(stream.SafeFileHandle) != Mode)
                File.SetUnixFileMode(stream.SafeFileHandle, Mode);
            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    private static void ThrowIfElsewhere(string path, FileFacts? facts)
    {
        var problem = facts switch
        {
            { IsLink: true } => "is a symbolic link. Put the file itself there.",
            { IsRegular: false } => "is not an ordinary file. Delete it.",
            { IsOurs: false, Owner: var owner } => $"belongs to another user (number {owner}). Delete it, or become its owner.",
            _ => null,
        };
        if (problem is not null)
            throw new IOException($"'{path}' {problem}");
    }

    private static FileStreamOptions With(FileMode mode, FileAccess access, FileShare share = FileShare.None)
    {
        var options = new FileStreamOptions
        {
            Mode = mode,
            Access = access,
            Share = share,
            BufferSize = 4096,
        };
        // An existing file is opened as it is.
        if (!OperatingSystem.IsWindows() && mode != FileMode.Open)
            options.UnixCreateMode = Mode;
        return options;
    }
}
