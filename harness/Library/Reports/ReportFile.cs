namespace KojiWidgetHarness.Harness.Reports;

/// <summary>Files that are there whole or not at all.</summary>
public static class ReportFile
{
    /// <summary>
    /// Writes beside the file, then moves it there, replacing what was. Makes the folders above it. What a link leads to is replaced, not the
    /// link; a device or a pipe is written into.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static async Task WriteAsync(string path, Func<Stream, CancellationToken, Task> write, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(write);
        var full = Goal(Path.GetFullPath(path));
        if (full is null)
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Write);
            await write(stream, cancellation);
            return;
        }

        var folder = Path.GetDirectoryName(full) ?? throw new IOException($"{path} is no file.");
        Directory.CreateDirectory(folder);
        var draft = Path.Combine(folder, $".{Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp");
        try
        {
            await using (var stream = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
                await write(stream, cancellation);
            File.Move(draft, full, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    /// <summary>The same for text, in UTF-8.</summary>
    public static Task WriteAsync(string path, string text, CancellationToken cancellation) =>
        WriteAsync(path, async (stream, token) =>
        {
            await using var writer = new StreamWriter(stream);
            await writer.WriteAsync(text.AsMemory(), token);
        }, cancellation);

    // Where the file is; null for what must not be replaced. Devices and pipes are known by being empty: of an empty file nothing is lost either.
    private static string? Goal(string path)
    {
        if (!File.Exists(path))
            return path;
        var goal = File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        return File.Exists(goal) && new FileInfo(goal).Length > 0 ? goal : null;
    }
}
