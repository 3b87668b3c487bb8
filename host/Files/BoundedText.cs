namespace KojiWidgetHarness.Files;

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
