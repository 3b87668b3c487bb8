using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Checks.Sources;

/// <summary>Response headers in a file: a line each, as <c>curl -sI</c> and proxies write them.</summary>
public static class HeadersFile
{
    /// <summary>Reads them. Behind a status line others begin, as after a redirect: the last ones count. Lines that begin with # are passed over.</summary>
    /// <exception cref="FormatException">A line is no header; the message names it.</exception>
    public static IReadOnlyList<HttpHeader> Parse(string text)
    {
        var headers = new List<HttpHeader>();
        var number = 0;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            if (line.StartsWith("HTTP/", StringComparison.Ordinal))
            {
                headers.Clear();
                continue;
            }

            var at = line.IndexOf(':', StringComparison.Ordinal);
            if (at < 1 || line[..at].Any(char.IsWhiteSpace))
                throw new FormatException($"line {number} is no header, as in 'Name: value'.");
            headers.Add(new() { Name = line[..at], Value = line[(at + 1)..].Trim() });
        }

        return headers;
    }
}
