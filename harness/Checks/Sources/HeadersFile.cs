using System.Buffers;
using System.Globalization;
using System.Text.Json;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>
/// The response headers of a page in a file: a line each, as <c>curl -sI</c>, <c>curl -v</c>, <c>wget -S</c> and proxies write them, in
/// pairs of lines, as browsers copy their table of headers, or as JSON (a HAR, or what Firefox copies).
/// </summary>
public static class HeadersFile
{
    private const string StatusLine = "HTTP/";
    private const string FromServer = "< ";
    private const string Remedy = "Write what 'curl -sIL URL' prints into the file.";

    // A token (RFC 9110, 5.6.2).
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    // What browsers show above the headers of a response.
    private static readonly string[] General =
    [
        "Request URL",
        "Request Method",
        "Status Code",
        "Remote Address",
        "Referrer Policy",
        "Status",
        "Version",
        "Transferred",
    ];

    /// <summary>
    /// Reads them. Behind a status line others begin, as after a redirect: the last ones count. Lines that begin with # are passed over.
    /// </summary>
    /// <exception cref="FormatException">A line is not a header, or the whole is not a page's response; the message says which.</exception>
    public static IReadOnlyList<HttpHeader> Parse(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("{"))
            return HeadersJson.Read(text);
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        // Of a conversation only what the server said.
        var isConversation = lines.Any(line => line.StartsWith(FromServer + StatusLine, StringComparison.Ordinal));
        var headers = new List<HttpHeader>();
        int? status = null;
        for (var number = 1; number <= lines.Count; number++)
        {
            var line = lines[number - 1];
            if (isConversation && !line.StartsWith('<'))
                continue;
            line = (isConversation ? line[1..] : line).Trim(' ', '\t');
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.StartsWith(StatusLine, StringComparison.Ordinal))
            {
                headers.Clear();
                status = line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var code, ..] ? StatusOf(code) : null;
                continue;
            }

            // In a table of headers a value is in the line below its name.
            var isPair = number < lines.Count && IsName(line) && lines[number].Trim() is { Length: > 0 } below && !IsHeader(below);
            var (name, value) = isPair ? (line.TrimEnd(':').TrimStart(':'), lines[number++].Trim()) : Split(line);
            if (General.Contains(name) || (line[0] == ':' && name.Length > 0))
                status = name is "status" or "Status Code" or "Status" ? StatusOf(value) : status;
            else if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
                throw new FormatException(
                    $"line {number} is not a header, as in 'Name: value'. {Remedy} Settings of a server are read where the folder is checked in which they are."
                );
            else
                headers.Add(new() { Name = name, Value = value });
        }

        if (headers.Count == 0 && status is null)
            throw new FormatException($"there is no header in it. {Remedy}");
        return Page(headers, status);
    }

    /// <summary>The headers, where they are those of a page.</summary>
    /// <exception cref="FormatException">They are not; the message says why.</exception>
    internal static IReadOnlyList<HttpHeader> Page(IReadOnlyList<HttpHeader> headers, int? status)
    {
        if (status is { } other and (< 200 or >= 300))
            throw new FormatException(
                $"the answer is {other}, and no page. Write what 'curl -sIL URL' prints into the file: it follows redirects."
            );
        if (status is null && Has("Host") && (Has("User-Agent") || Has("Accept")))
            throw new FormatException($"these are the headers of a request, not of the answer to it. {Remedy}");
        var type = headers
            .LastOrDefault(header => header.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
            ?.Value.Split(';')[0]
            .Trim();
        return type is not { Length: > 0 } || type.Contains("html", StringComparison.OrdinalIgnoreCase)
            ? headers
            : throw new FormatException($"the answer is {type}, and no page. Ask for the page that has the iframe.");

        bool Has(string name) => headers.Any(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static (string Name, string Value) Split(string line)
    {
        var at = line.IndexOf(':', 1);
        return at < 1 ? ("", "") : (line[..at].TrimStart(':'), line[(at + 1)..].Trim(' ', '\t'));
    }

    // A name alone, with the colon behind it or, of what HTTP itself says, before it.
    private static bool IsName(string line)
    {
        var name = line.TrimEnd(':').TrimStart(':');
        return line.IndexOf(':', 1) is var colon
            && (colon < 0 || colon == line.Length - 1)
            && (General.Contains(name) || (name.Length > 0 && !name.AsSpan().ContainsAnyExcept(NameCharacters)));
    }

    private static bool IsHeader(string line) =>
        !line.Contains("://", StringComparison.Ordinal)
        && Split(line) is { Name: { Length: > 0 } name, Value.Length: > 0 }
        && !name.AsSpan().ContainsAnyExcept(NameCharacters);

    private static int? StatusOf(string text) =>
        int.TryParse(text.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;
}

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
            var copied = document
                .RootElement.EnumerateObject()
                .FirstOrDefault(member => member.Name.StartsWith("Response headers", StringComparison.OrdinalIgnoreCase))
                .Value;
            return Member(copied, "headers") is { ValueKind: JsonValueKind.Array } headers
                ? HeadersFile.Page(Headers(headers), status: null)
                : throw new FormatException(
                    "it is JSON, but neither a HAR nor the response headers that a browser copies. Write what 'curl -sIL URL' prints into the file."
                );
        }
        catch (JsonException)
        {
            throw new FormatException(
                "it begins as JSON and is not valid. Export the HAR again, or write what 'curl -sIL URL' prints into the file."
            );
        }
    }

    // What a page loads and what it frames comes behind it.
    private static IReadOnlyList<HttpHeader> OfHar(JsonElement entries)
    {
        foreach (var response in entries.EnumerateArray().Select(entry => Member(entry, "response")))
        {
            var type = Text(Member(Member(response, "content"), "mimeType"));
            if (
                Member(response, "status") is { ValueKind: JsonValueKind.Number } status
                && status.TryGetInt32(out var code)
                && code is >= 200 and < 300
                && type.Contains("html", StringComparison.OrdinalIgnoreCase)
                && Member(response, "headers") is { ValueKind: JsonValueKind.Array } headers
            )
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

    private static JsonElement Member(JsonElement of, string name) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var member) ? member : default;

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : ""; // It is a text.
}
