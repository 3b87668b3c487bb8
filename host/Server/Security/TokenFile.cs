using KojiWidgetHarness.Files;
using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Host.Security;

/// <summary>
/// The tokens of a data folder, for its owner's eyes only. With them pages and links that knew a host know it again after a restart.
/// </summary>
public static class TokenFile
{
    private const string Name = "tokens";

    /// <summary>The tokens in this data folder; new ones when it has none. The folder is made when it is not there.</summary>
    /// <exception cref="EventLogException">The folder or its tokens cannot be used; the message says why and what helps.</exception>
    public static AccessTokens OpenOrCreate(string dataFolder)
    {
        var path = Path.Combine(DataFolder.Create(dataFolder), Name);
        try
        {
            return PrivateFile.IsThere(path) ? Read(path) : Write(path, AccessTokens.Create());
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException(
                $"The tokens '{path}' cannot be used: {unusable.Message} Choose another folder with --data.",
                unusable
            );
        }
    }

    /// <summary>The tokens in this data folder; null when it has none.</summary>
    /// <exception cref="EventLogException">They cannot be read; the message says why and what helps.</exception>
    public static AccessTokens? Find(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        try
        {
            return PrivateFile.IsThere(path) ? Read(path) : null;
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException($"The tokens '{path}' cannot be read: {unusable.Message}", unusable);
        }
    }

    private static AccessTokens Read(string path)
    {
        // Somebody may have copied the folder with less care: opening it takes others' access away.
        using var reader = new StreamReader(PrivateFile.OpenRead(path));
        return (reader.ReadLine(), reader.ReadLine()) is ({ Length: > 0 } ingest, { Length: > 0 } reading)
            ? new AccessTokens(ingest, reading)
            : throw new EventLogException($"'{path}' does not hold two tokens. Delete it to get new ones.");
    }

    private static AccessTokens Write(string path, AccessTokens tokens)
    {
        // Complete or not there at all, whenever the host is killed.
        PrivateFile.Replace(path, $"{tokens.Ingest}\n{tokens.Reader}\n");
        return tokens;
    }
}
