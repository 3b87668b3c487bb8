using KojiWidgetHarness.Files;

namespace KojiWidgetHarness.Reports.Output;

/// <summary>Files that are there whole or not at all. What is in them may be private: they are their owner's alone.</summary>
public static class ReportFile
{
    // Names of a process's own outputs are links there, made by the system.
    private static readonly string[] SystemFolders = ["/dev/", "/proc/"];

    /// <summary>
    /// Writes beside the file, then moves it there, replacing what was. Makes the folders above it. A device or a pipe is written into; a
    /// symbolic link is refused: it could lead to a file that was not meant.
    /// </summary>
    /// <exception cref="IOException">It cannot be written, or is a link.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation) =>
        WriteAsync(path, write, new Ways(), cancellation);

    /// <summary>Writes a text to a file, in UTF-8.</summary>
    public static Task WriteAsync(string path, string text, CancellationToken cancellation) =>
        WriteAsync(path, WriterOf(text), cancellation);

    /// <summary>Writes a text that others may read, with the permissions that new files get.</summary>
    public static Task WriteOpenAsync(string path, string text, CancellationToken cancellation) =>
        WriteAsync(path, WriterOf(text), new Ways { IsOpen = true }, cancellation);

    /// <summary>Writes a file that must really be in a folder, whatever links lead there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="trueFolder">The folder, without a link in its path.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="cancellation">Ends it.</param>
    internal static Task WriteInAsync(
        string path,
        string trueFolder,
        Func<Stream, CancellationToken, Task> write,
        CancellationToken cancellation
    ) => WriteAsync(path, write, new Ways { Folder = trueFolder }, cancellation);

    private static async Task WriteAsync(
        string path,
        Func<Stream, CancellationToken, Task> write,
        Ways ways,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Path.GetFullPath(path);
        if (!IsReplaced(full))
        {
            await using var stream = new FileStream(full, FileMode.Open, FileAccess.Write);
            await write(stream, cancellation);
            return;
        }

        var folder = Path.GetDirectoryName(full) ?? throw new IOException($"{path} is not a file.");
        if (ways.IsOpen)
            Directory.CreateDirectory(folder);
        else
            PrivateFile.CreateFolder(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var stream = ways.IsOpen ? new FileStream(draft, FileMode.CreateNew, FileAccess.Write) : PrivateFile.Create(draft))
            {
                if (
                    ways.Folder is not null
                    && OpenedFile.PathOf(stream.SafeFileHandle) is { } real
                    && Path.GetDirectoryName(real) != ways.Folder
                )
                    throw new IOException($"'{folder}' is reached by a symbolic link. Remove the link, or choose another folder.");
                await write(stream, cancellation);
            }

            File.Move(draft, full, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    private static Func<Stream, CancellationToken, Task> WriterOf(string text) =>
        async (stream, token) =>
        {
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync(text.AsMemory(), token);
        };

    // False for what is written into: devices and pipes. Where their kind is not known, they are known by being empty: of an empty file
    // nothing is lost either.
    private static bool IsReplaced(string path)
    {
        if (Array.Exists(SystemFolders, folder => path.StartsWith(folder, StringComparison.Ordinal)))
            return false;
        if (new FileInfo(path).LinkTarget is { } goal)
            throw new IOException($"'{path}' is a symbolic link to '{goal}'. Name the file that is meant.");
        return FileFacts.Of(path, follow: false) is { } facts
            ? facts.IsRegular || Directory.Exists(path)
            : !File.Exists(path) || new FileInfo(path).Length > 0;
    }

    private sealed record Ways
    {
        public bool IsOpen { get; init; }

        public string? Folder { get; init; }
    }
}
