using System.Runtime.InteropServices;
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

/// <summary>Small files that a person wrote: a name may lead to something that has no end.</summary>
internal static class BoundedText
{
    private const int MostBytes = 16 * 1024 * 1024;

    /// <summary>All of a file.</summary>
    /// <exception cref="IOException">It cannot be read, or is larger than any file that a person writes.</exception>
    public static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        var block = new byte[81_920];
        while (file.Read(block) is > 0 and var length)
        {
            bytes.Write(block, 0, length);
            if (bytes.Length > MostBytes)
                throw new IOException($"'{path}' is larger than {MostBytes / 1024 / 1024} MB.");
        }

        bytes.Position = 0;
        using var reader = new StreamReader(bytes);
        return reader.ReadToEnd();
    }
}

/// <summary>
/// What the system knows of a file, whatever its name says: who owns it and what kind it is (statx(2)). Known on Linux only.
/// </summary>
/// <param name="Owner">The user's number.</param>
/// <param name="Kind">The file's type, as in <c>st_mode</c>.</param>
/// <param name="Device">The file system that it is on.</param>
/// <param name="Inode">Its number there.</param>
internal readonly record struct FileFacts(uint Owner, int Kind, ulong Device, ulong Inode)
{
    private const int KindMask = 0xF000;
    private const int Regular = 0x8000;
    private const int Link = 0xA000;

    private const int ThisFolder = -100;
    private const int DoNotFollow = 0x100;
    private const int HandleItself = 0x1000;
    private const uint TypeOwnerAndInode = 0x1 | 0x8 | 0x100;

    /// <summary>Gets a value indicating whether the file is an ordinary one.</summary>
    public bool IsRegular => Kind == Regular;

    /// <summary>Gets a value indicating whether the file is a symbolic link.</summary>
    public bool IsLink => Kind == Link;

    /// <summary>Gets a value indicating whether the file belongs to this process's user.</summary>
    public bool IsOurs => Owner == geteuid();

    /// <summary>Of what has this name; null for nothing, and where it cannot be known.</summary>
    /// <param name="path">The name.</param>
    /// <param name="follow">Whether, of a link, what it leads to is meant.</param>
    public static FileFacts? Of(string path, bool follow) => Ask(ThisFolder, path, follow ? 0 : DoNotFollow);

    /// <summary>Gets the facts of an open file; null where they cannot be known.</summary>
    public static FileFacts? Of(SafeFileHandle handle) => Ask((int)handle.DangerousGetHandle(), "", HandleItself);

    private static FileFacts? Ask(int folder, string path, int flags)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        var answer = new byte[256];
        try
        {
            if (statx(folder, path, flags, TypeOwnerAndInode, answer) != 0)
                return null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library from before 2018.
            return null;
        }

        // linux/stat.h, struct statx.
        var device = ((ulong)BitConverter.ToUInt32(answer, 136) << 32) | BitConverter.ToUInt32(answer, 140);
        return new(
            BitConverter.ToUInt32(answer, 20),
            BitConverter.ToUInt16(answer, 28) & KindMask,
            device,
            BitConverter.ToUInt64(answer, 32)
        );
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] answer);

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint geteuid();
}
