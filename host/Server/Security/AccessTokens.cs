using System.Buffers.Text;
using System.Security.Cryptography;
using KojiWidgetHarness.Files;
using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Host.Security;

/// <summary>
/// The two secrets of a host. The page around a widget has to hold the first, so any script on that page can have it: it lets
/// events in and nothing out.
/// </summary>
/// <param name="Ingest">Lets its holder send events.</param>
/// <param name="Reader">Lets its holder read all events.</param>
public sealed record AccessTokens(string Ingest, string Reader)
{
    /// <summary>Two new random tokens of 256 bits.</summary>
    public static AccessTokens Create() => new(Random(), Random());

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>What a token lets its holder do; also the names of the authorization policies.</summary>
internal static class AccessScopes
{
    public const string Claim = "scope";

    public const string Ingest = "ingest";

    public const string Read = "read";

    /// <summary>Reads with the reader token, as programs do.</summary>
    public const string ReadByToken = "read-by-token";

    /// <summary>Reads with the ticket of a login, as pages of the dashboard do.</summary>
    public const string ReadByTicket = "read-by-ticket";

    /// <summary>
    /// A page of the dashboard before it reads anything: a browser gets it without a proof, as it has none that it would not also send to
    /// every other port of this machine. What the page shows comes over its connection, which needs the ticket.
    /// </summary>
    public const string Page = "page";
}

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
