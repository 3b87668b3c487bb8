namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads <c>_headers</c> (Netlify, Cloudflare Pages): a path in a line, and under it its headers, each in a line that is indented.
/// </summary>
internal static class SplatHeaders
{
    public const string FileName = "_headers";

    /// <summary>The rules of the file, in their order.</summary>
    public static IEnumerable<HeaderRule> Read(string text)
    {
        PathPattern? pages = null;
        var set = new HashSet<string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var written in text.Split('\n'))
        {
            number++;
            var line = written.Trim();
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (
                line[0] == '/'
                || line.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            )
            {
                pages = PathPatterns.OfSplat(line);
                set.Clear();
            }
            else if (pages is not null && line[0] == '!' && PolicyHeaders.Of(line[1..].Trim()) is { } detached)
            {
                // Cloudflare takes the header away; Netlify does not know the line.
                yield return new(detached, null, number, PathPattern.Unknown(pages.Written));
            }
            else if (
                pages is not null
                && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
                && PolicyHeaders.Of(line[..colon].Trim()) is { } name
            )
            {
                yield return new(name, line[(colon + 1)..].Trim(), number, pages)
                {
                    Action = set.Add(name) ? HeaderAction.Set : HeaderAction.Add,
                };
            }
        }
    }
}
