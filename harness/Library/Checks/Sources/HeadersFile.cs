using System.Buffers;
using System.Globalization;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Checks.Sources;

/// <summary>Response headers in a file: a line each, as <c>curl -sI</c>, <c>curl -v</c>, <c>wget -S</c> and proxies write them.</summary>
public static class HeadersFile
{
    private const string StatusLine = "HTTP/";
    private const string FromServer = "< ";

    // A token (RFC 9110, 5.6.2).
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Reads them. Behind a status line others begin, as after a redirect: the last ones count. Lines that begin with # are passed over.</summary>
    /// <exception cref="FormatException">A line is no header, or the whole is no page's response; the message says which.</exception>
    public static IReadOnlyList<HttpHeader> Parse(string text)
    {
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
                status = line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var code, ..] && int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
                continue;
            }

            var at = line.IndexOf(':', StringComparison.Ordinal);
            if (at < 1 || line.AsSpan(0, at).ContainsAnyExcept(NameCharacters))
                throw new FormatException($"line {number} is no header, as in 'Name: value'. Write what 'curl -sIL URL' prints into the file.");
            headers.Add(new() { Name = line[..at], Value = line[(at + 1)..].Trim(' ', '\t') });
        }

        if (status is { } other and (< 200 or >= 300))
            throw new FormatException($"the answer is {other}, and no page. Write what 'curl -sIL URL' prints into the file: it follows redirects.");
        return headers.Count > 0 || status is not null ? headers : throw new FormatException("there is no header in it. Write what 'curl -sIL URL' prints into the file.");
    }
}
