using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Harness.Scenarios;

/// <summary>A Playwright trace. It has the settings of its browser context and the headers of each request, users and passwords among them.</summary>
internal static partial class TraceFile
{
    /// <summary>Takes these out of a trace; when that does not work, there is no trace.</summary>
    public static async Task HideAsync(string path, IReadOnlyList<SiteCredentials> credentials)
    {
        if (credentials.Count == 0)
            return;
        try
        {
            await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update);
            foreach (var entry in zip.Entries)
                await HideAsync(entry, credentials);
        }
        catch (Exception unusable) when (unusable is IOException or InvalidDataException)
        {
            File.Delete(path);
            throw;
        }
    }

    private static async Task HideAsync(ZipArchiveEntry entry, IReadOnlyList<SiteCredentials> credentials)
    {
        await using var stream = await entry.OpenAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        // An entry may be a picture: each byte is one letter here, and comes back as it was.
        var text = Encoding.Latin1.GetString(bytes.ToArray());
        var hidden = credentials.Aggregate(
            Settings().Replace(text, "$1[]"),
            (rest, item) => rest.Replace(item.Base64, Redactor.Mark, StringComparison.Ordinal).Replace(item.Written.UserInfo + "@", Redactor.Mark + "@", StringComparison.Ordinal));
        if (hidden == text)
            return;
        stream.SetLength(0);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(hidden));
    }

    [GeneratedRegex("""("httpCredentials":)\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\]""")]
    private static partial Regex Settings();
}
