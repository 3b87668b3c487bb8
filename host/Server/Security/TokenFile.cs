using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Host.Security;

/// <summary>
/// The tokens of a data folder, for its owner's eyes only. With them pages and links that knew a host know it again after a restart.
/// </summary>
public static class TokenFile
{
    private const string Name = "tokens";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The tokens in this data folder; new ones when it has none. The folder is made when it is not there.</summary>
    /// <exception cref="EventLogException">The folder or its tokens cannot be used; the message says why and what helps.</exception>
    public static AccessTokens OpenOrCreate(string dataFolder)
    {
        var path = Path.Combine(DataFolder.Create(dataFolder), Name);
        try
        {
            return File.Exists(path) ? Read(path) : Write(path, AccessTokens.Create());
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException($"The tokens '{path}' cannot be used: {unusable.Message} Choose another folder with --data.", unusable);
        }
    }

    /// <summary>The tokens in this data folder; null when it has none.</summary>
    /// <exception cref="EventLogException">They cannot be read; the message says why and what helps.</exception>
    public static AccessTokens? Find(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        try
        {
            return File.Exists(path) ? Read(path) : null;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException($"The tokens '{path}' cannot be read: {unusable.Message}", unusable);
        }
    }

    private static AccessTokens Read(string path)
    {
        // Somebody may have copied the folder with less care.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, OwnerOnly);
        return File.ReadAllLines(path) is [{ Length: > 0 } ingest, { Length: > 0 } reader]
            ? new AccessTokens(ingest, reader)
            : throw new EventLogException($"'{path}' does not hold two tokens. Delete it to get new ones.");
    }

    private static AccessTokens Write(string path, AccessTokens tokens)
    {
        // Complete or not there at all, whenever the host is killed.
        var unfinished = $"{path}.{Guid.NewGuid():N}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        using (var writer = new StreamWriter(unfinished, options))
        {
            writer.WriteLine(tokens.Ingest);
            writer.WriteLine(tokens.Reader);
        }

        File.Move(unfinished, path);
        return tokens;
    }
}
