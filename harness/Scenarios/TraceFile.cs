using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Scenarios;

/// <summary>
/// A Playwright trace: lines of JSON about calls, requests with their headers and the page's markup, and the files that came. It has in
/// it whatever a browser was given, users, passwords and tokens among them.
/// </summary>
internal static partial class TraceFile
{
    private static readonly string[] Lines = [".trace", ".network", ".stacks"];
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>
    /// Takes secrets out of all text of a trace (<see cref="Redactor"/>), and what is known to be secret in every form that it may have
    /// there. Its pictures stay. When that does not work, there is no trace.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="credentials">Users and passwords of the page.</param>
    /// <param name="tokens">Tokens that the page, or what embeds it, was given.</param>
    public static async Task HideAsync(string path, IReadOnlyList<SiteCredentials> credentials, IReadOnlyList<string> tokens)
    {
        try
        {
            await using var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Update);
            var forms = tokens.Where(token => token.Length > 0).SelectMany(SecretForms.Of);
            string[] known = [.. credentials.Select(item => item.Base64), .. forms];
            string[] users = [.. credentials.Select(item => item.Written.UserInfo + "@")];
            foreach (var entry in zip.Entries)
                await HideAsync(entry, known, users);
        }
        catch
        {
            File.Delete(path);
            throw;
        }
    }

    private static async Task HideAsync(ZipArchiveEntry entry, string[] known, string[] users)
    {
        await using var stream = await entry.OpenAsync();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes);
        var written = bytes.ToArray();
        var hidden = HideKnown(written, known, users);
        if (Text(hidden) is { } text)
            hidden = Strict.GetBytes(
                Lines.Any(entry.FullName.EndsWith) ? string.Join('\n', text.Split('\n').Select(Line)) : Redactor.Redact(text)
            );
        if (hidden.AsSpan().SequenceEqual(written))
            return;
        stream.SetLength(0);
        await stream.WriteAsync(hidden);
    }

    // An entry may be a picture: each byte is one letter here, and comes back as it was.
    private static byte[] HideKnown(byte[] written, string[] known, string[] users)
    {
        var text = Settings().Replace(Encoding.Latin1.GetString(written), "$1[]");
        text = known.Aggregate(text, (rest, secret) => rest.Replace(secret, Redactor.Mark, StringComparison.Ordinal));
        text = users.Aggregate(text, (rest, user) => rest.Replace(user, Redactor.Mark + "@", StringComparison.Ordinal));
        return Encoding.Latin1.GetBytes(text);
    }

    private static string? Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // A picture, a font, a sound.
            return null;
        }
    }

    private static string Line(string line)
    {
        if (line.Length == 0 || !Redactor.MayHoldSecret(line))
            return line;
        try
        {
            return Encoding.UTF8.GetString(RedactedJson.Of(Encoding.UTF8.GetBytes(line)));
        }
        catch (Exception unread) when (unread is JsonException or InvalidOperationException)
        {
            return Redactor.Redact(line);
        }
    }

    [GeneratedRegex("""("httpCredentials":)\[(?:[^\]"]|"(?:[^"\\]|\\.)*")*\]""")]
    private static partial Regex Settings();
}

/// <summary>How a secret that is known may be written.</summary>
internal static class SecretForms
{
    private const int GroupOfBytes = 3;

    /// <summary>
    /// As it is, encoded for an address, and within anything in base64: there its letters depend on how many bytes are before it.
    /// </summary>
    public static IEnumerable<string> Of(string secret)
    {
        var inBase64 = Enumerable.Range(0, GroupOfBytes).Select(before => InBase64(secret, before));
        string[] forms = [secret, Uri.EscapeDataString(secret), .. inBase64];
        return [.. forms.Concat(forms.Select(form => form.Replace('+', '-').Replace('/', '_'))).Distinct()];
    }

    // Without the letters at both ends that what is around it has a part in.
    private static string InBase64(string secret, int before)
    {
        var bytes = new byte[before]
            .Concat(Encoding.UTF8.GetBytes(secret))
            .ToArray();
        var coded = Convert.ToBase64String(bytes.AsSpan(0, bytes.Length / GroupOfBytes * GroupOfBytes));
        return before == 0 ? coded : coded[4..];
    }
}
