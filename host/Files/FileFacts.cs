using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace KojiWidgetHarness.Files;

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

    /// <summary>Whether the file is an ordinary one.</summary>
    public bool IsRegular => Kind == Regular;

    /// <summary>Whether the file is a symbolic link.</summary>
    public bool IsLink => Kind == Link;

    /// <summary>Whether the file belongs to this process's user.</summary>
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
