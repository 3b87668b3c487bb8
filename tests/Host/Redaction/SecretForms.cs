using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KojiWidgetHarness.Tests.Unit.Protocol.Redaction;

namespace KojiWidgetHarness.Tests.Host.Redaction;

/// <summary>Finds planted secrets in bytes, in whichever form they are.</summary>
internal static class SecretForms
{
    private static readonly IReadOnlyList<(PlantedSecret Secret, byte[] Form)> Forms =
    [
        .. PlantedSecrets.All.SelectMany(secret => Of(secret.Value).Distinct().Select(form => (secret, Encoding.UTF8.GetBytes(form)))),
    ];

    /// <summary>Which of them are in a text.</summary>
    public static IEnumerable<string> In(string where, string text) => In(where, Encoding.UTF8.GetBytes(text));

    /// <summary>Which of them are in a file.</summary>
    public static IEnumerable<string> In(string where, byte[] bytes) =>
        Forms
            .Where(item => bytes.AsSpan().IndexOf(item.Form) >= 0)
            .Select(item => $"{where}: {item.Secret.Family}: {Encoding.UTF8.GetString(item.Form)}");

    /// <summary>Which of them are in the files of a folder, also within archives.</summary>
    public static IEnumerable<string> InFolder(string folder) =>
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) != ".lock")
            .SelectMany(file => In(file, Read(file)));

    // As it is, as a part of an address, of JSON and of HTML, and in base64 behind any number of bytes.
    private static IEnumerable<string> Of(string secret) =>
        [
            secret,
            Uri.EscapeDataString(secret),
            Uri.EscapeDataString(Uri.EscapeDataString(secret)),
            JsonSerializer.Serialize(secret)[1..^1],
            JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(secret),
            HtmlEncoder.Default.Encode(secret),
            .. Enumerable
                .Range(0, 3)
                .SelectMany(before => (string[])[InBase64(secret, before), InBase64(secret, before).Replace('+', '-').Replace('/', '_')]),
        ];

    private static string InBase64(string secret, int before)
    {
        byte[] bytes = [.. new byte[before], .. Encoding.UTF8.GetBytes(secret)];
        var coded = Convert.ToBase64String(bytes.AsSpan(0, bytes.Length / 3 * 3));
        return before == 0 ? coded : coded[4..];
    }

    // A host has its database open.
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
