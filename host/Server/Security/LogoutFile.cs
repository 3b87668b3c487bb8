using KojiWidgetHarness.Files;
using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Host.Security;

/// <summary>Which logins of a data folder have ended: its tickets are signed with what the last logout left there.</summary>
internal static class LogoutFile
{
    private const string Name = "logout";
    private const int LongestText = 64;

    /// <summary>What the last logout left; empty where there was none, or nothing is kept.</summary>
    /// <exception cref="EventLogException">It cannot be read; the message says why.</exception>
    public static string Read(string? folder)
    {
        var path = Path.Combine(folder ?? "", Name);
        if (folder is null || !PrivateFile.IsThere(path))
            return "";
        try
        {
            using var reader = new StreamReader(PrivateFile.OpenRead(path));
            var text = new char[LongestText];
            return new string(text, 0, reader.ReadBlock(text));
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            throw new EventLogException($"What the last logout left cannot be read: {unusable.Message}", unusable);
        }
    }

    /// <summary>Leaves something else there.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Write(string? folder, string generation)
    {
        if (folder is not null)
            PrivateFile.Replace(Path.Combine(folder, Name), generation);
    }
}
