namespace KojiWidgetHarness.Cli.Failures;

/// <summary>A file that a command line names: where it cannot be used, the command line is wrong.</summary>
internal static class NamedFile
{
    /// <summary>Reads it.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, refused);
        }
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static async Task WriteAsync(string path, Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"'{path}' cannot be written: {refused.Message}");
        }
    }

    /// <summary>Says that a file cannot be read, and why.</summary>
    public static UsageException Unreadable(string path, Exception why) => new($"'{path}' cannot be read: {why.Message}");
}
