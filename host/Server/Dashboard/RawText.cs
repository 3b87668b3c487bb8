using System.Text.Encodings.Web;
using System.Text.Json;

namespace KojiWidgetHarness.Host.Dashboard;

/// <summary>Raw text for people: indented when it is whole JSON, as it is otherwise.</summary>
internal static class RawText
{
    // The page encodes what it shows, so that quotes and letters need not be escaped twice.
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Pretty(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            using var buffer = new MemoryStream();
            using (var writer = new Utf8JsonWriter(buffer, Indented))
                document.WriteTo(writer);
            return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            // Not JSON; or JSON with half a character of two, which a page may post and .NET does not read.
            return text;
        }
    }
}
