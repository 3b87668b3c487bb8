using System.Text.Json;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>Response headers in JSON: a HAR (HTTP Archive 1.2), of which the first page counts, or what Firefox copies.</summary>
internal static class HeadersJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <exception cref="FormatException">It is neither, or has no page's response; the message says which.</exception>
    public static IReadOnlyList<HttpHeader> Read(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Options);
            if (Member(Member(document.RootElement, "log"), "entries") is { ValueKind: JsonValueKind.Array } entries)
                return OfHar(entries);
            var copied = document.RootElement.EnumerateObject().FirstOrDefault(member => member.Name.StartsWith("Response headers", StringComparison.OrdinalIgnoreCase)).Value;
            return Member(copied, "headers") is { ValueKind: JsonValueKind.Array } headers
                ? HeadersFile.Page(Headers(headers), status: null)
                : throw new FormatException("it is JSON, but neither a HAR nor the response headers that a browser copies. Write what 'curl -sIL URL' prints into the file.");
        }
        catch (JsonException)
        {
            throw new FormatException("it begins as JSON and is not valid. Export the HAR again, or write what 'curl -sIL URL' prints into the file.");
        }
    }

    // What a page loads and what it frames comes behind it.
    private static IReadOnlyList<HttpHeader> OfHar(JsonElement entries)
    {
        foreach (var response in entries.EnumerateArray().Select(entry => Member(entry, "response")))
        {
            var type = Text(Member(Member(response, "content"), "mimeType"));
            if (Member(response, "status") is { ValueKind: JsonValueKind.Number } status && status.TryGetInt32(out var code) && code is >= 200 and < 300
                && type.Contains("html", StringComparison.OrdinalIgnoreCase) && Member(response, "headers") is { ValueKind: JsonValueKind.Array } headers)
                return HeadersFile.Page(Headers(headers), code);
        }

        throw new FormatException("no answer in the HAR is a page. Record it while the page loads, and export it again.");
    }

    private static List<HttpHeader> Headers(JsonElement headers) =>
    [
        .. from header in headers.EnumerateArray()
           let name = Text(Member(header, "name"))
           where name.Length > 0 && name[0] != ':'
           from value in Text(Member(header, "value")).Split('\n')
           select new HttpHeader { Name = name, Value = value.Trim() },
    ];

    private static JsonElement Member(JsonElement of, string name) => of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
}
