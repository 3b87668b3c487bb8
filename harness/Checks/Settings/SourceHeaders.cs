using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads lists of <c>{ source, headers: [{ key, value }] }</c>, as <c>next.config</c>, <c>vercel.json</c> and <c>firebase.json</c> have
/// them.
/// </summary>
internal static class SourceHeaders
{
    /// <summary>The rules of a list, in their order. What a program adds to it may be any of them.</summary>
    /// <param name="list">The list.</param>
    /// <param name="patternOf">Reads a source.</param>
    public static IEnumerable<HeaderRule> Read(SettingValue list, Func<string, PathPattern> patternOf)
    {
        if (list is UnknownValue)
            return AnyOf(list.Line, PathPattern.Unknown("pages that a program names"));
        return list.Items.SelectMany(item =>
            item switch
            {
                UnknownValue => AnyOf(item.Line, PathPattern.Unknown("pages that a program names")),
                MapValue map => OfEntry(map, patternOf),
                _ => [],
            }
        );
    }

    private static IEnumerable<HeaderRule> OfEntry(MapValue entry, Func<string, PathPattern> patternOf)
    {
        var pages = PagesOf(entry, patternOf);
        if (entry.Entries.Any(member => member.Key.Length == 0) || entry["headers"] is UnknownValue)
            return AnyOf(entry.Line, pages);
        return (entry["headers"]?.Items ?? []).SelectMany(header =>
            header switch
            {
                UnknownValue => AnyOf(header.Line, pages),
                MapValue map => OfHeader(map, pages),
                _ => [],
            }
        );
    }

    private static IEnumerable<HeaderRule> OfHeader(MapValue header, PathPattern pages)
    {
        if (header["key"] is UnknownValue || header.Entries.Any(member => member.Key.Length == 0))
            return AnyOf(header.Line, pages);
        return PolicyHeaders.Of(header["key"]?.Text?.Trim() ?? "") is { } name
            ? [new(name, Valid(header["value"]?.Text), header.Entries.First(member => member.Key == "key").Line, pages)]
            : [];
    }

    // No server sends a header with a line break in it.
    private static string? Valid(string? value) => value is null || value.AsSpan().ContainsAny('\r', '\n') ? null : value;

    // What a request has to have or to lack besides its path is known only when it is asked.
    private static PathPattern PagesOf(MapValue entry, Func<string, PathPattern> patternOf)
    {
        var source = entry["source"]?.Text;
        var isConditional =
            entry["has"] is not null || entry["missing"] is not null || entry["regex"] is not null || entry["glob"] is not null;
        return source is null || isConditional
            ? PathPattern.Unknown(source ?? entry["regex"]?.Text ?? "pages that a program names")
            : patternOf(source);
    }

    private static IEnumerable<HeaderRule> AnyOf(int line, PathPattern pages) =>
        PolicyHeaders.All.Select(name => new HeaderRule(name, null, line, pages));
}

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
