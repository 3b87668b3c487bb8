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
