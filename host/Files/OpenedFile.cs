using Microsoft.Win32.SafeHandles;

namespace KojiWidgetHarness.Files;

/// <summary>
/// What a file really is once it is open, whatever led to it: names can be made to lead elsewhere between a look and a use.
/// </summary>
internal static class OpenedFile
{
    /// <summary>Where an open file is, with no link in its path; null where that cannot be known: it is on Linux only.</summary>
    public static string? PathOf(SafeFileHandle handle) =>
        OperatingSystem.IsLinux() ? new FileInfo($"/proc/self/fd/{handle.DangerousGetHandle()}").LinkTarget : null;

    /// <summary>The path of a folder with no link in it; as it is written where that cannot be known.</summary>
    /// <exception cref="IOException">Nothing can be written there.</exception>
    public static string TrueFolder(string folder)
    {
        using var probe = new FileStream(
            Path.Combine(folder, $".{Guid.NewGuid():N}"),
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.None,
            bufferSize: 1,
            FileOptions.DeleteOnClose
        );
        return PathOf(probe.SafeFileHandle) is { } path ? Path.GetDirectoryName(path) ?? folder : Path.GetFullPath(folder);
    }

    /// <summary>Opens an ordinary file that stands at this very path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="exactly">Whether no folder on the way may be a link either; the file itself never is.</param>
    /// <exception cref="IOException">It is something else, or reached by a link.</exception>
    public static FileStream OpenRead(string path, bool exactly)
    {
        // Before it is opened: a pipe would be waited for.
        if (new FileInfo(path).LinkTarget is not null || FileFacts.Of(path, follow: false) is { IsRegular: false })
            throw new IOException($"'{path}' is a link, or no ordinary file.");
        var stream = File.OpenRead(path);
        if (
            FileFacts.Of(stream.SafeFileHandle) is not { IsRegular: false }
            && PathOf(stream.SafeFileHandle) is var real
            && (real is null || (exactly ? real == path : Path.GetFileName(real) == Path.GetFileName(path)))
        )
            return stream;
        stream.Dispose();
        throw new IOException($"'{path}' is reached by a link, or no ordinary file.");
    }
}
