using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Values;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads the settings of services that are written in JSON.</summary>
internal static class JsonHosts
{
    public const string Vercel = "vercel.json";
    public const string Firebase = "firebase.json";
    public const string StaticWebApp = "staticwebapp.config.json";

    /// <summary>The rules of <c>vercel.json</c>. Its older <c>routes</c> are not read.</summary>
    public static IEnumerable<HeaderRule> OfVercel(SettingValue root) =>
        SourceHeaders
            .Read(root["headers"] ?? new ListValue([], 1), PathPatterns.OfSource)
            .Concat(
                from route in root["routes"]?.Items ?? []
                from entry in route["headers"]?.Entries ?? []
                let name = PolicyHeaders.Of(entry.Key)
                where name is not null
                select new HeaderRule(name, null, entry.Line, PathPattern.Unknown(route["src"]?.Text ?? "a route"))
            );

    /// <summary>The rules of <c>firebase.json</c>, of all its sites where they are the same for each.</summary>
    public static IEnumerable<HeaderRule> OfFirebase(SettingValue root)
    {
        var hosting = root["hosting"];
        if (hosting is not ListValue { Members: var sites })
            return hosting?["headers"] is { } list ? SourceHeaders.Read(list, PathPatterns.OfGlob) : [];
        return sites.SelectMany(site =>
            site["headers"] is { } headers
                ? SourceHeaders.Read(headers, source =>
                    sites.Count == 1 ? PathPatterns.OfGlob(source) : PathPattern.Unknown($"{source} of one of several sites")
                )
                : []
        );
    }

    /// <summary>
    /// The rules of <c>staticwebapp.config.json</c>: what a route says comes over what is said for all, and the first route that matches
    /// counts.
    /// </summary>
    public static IEnumerable<HeaderRule> OfStaticWebApp(SettingValue root) =>
        Of(root["globalHeaders"], PathPattern.Everything)
            .Concat(
                (root["routes"]?.Items ?? [])
                    .Reverse()
                    .SelectMany(route =>
                        Of(
                            route["headers"],
                            route["route"]?.Text is { } path && route["methods"] is null
                                ? PathPatterns.OfTrailingStar(path)
                                : PathPattern.Unknown(route["route"]?.Text ?? "a route")
                        )
                    )
            );

    // An empty value takes the header away.
    private static IEnumerable<HeaderRule> Of(SettingValue? headers, PathPattern pages) =>
        from entry in headers?.Entries ?? []
        let name = PolicyHeaders.Of(entry.Key)
        where name is not null
        select new HeaderRule(name, entry.Value.Text is "" ? null : entry.Value.Text, entry.Line, pages)
        {
            Action = entry.Value.Text is "" ? HeaderAction.Remove : HeaderAction.Set,
        };
}

/// <summary>Reads JSON, with comments and trailing commas, with the line of each value.</summary>
internal static class JsonSettings
{
    private static readonly JsonReaderOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Null where it is not JSON.</summary>
    public static SettingValue? Read(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        // Bytes, one char each, have the lines of the text.
        var lines = new Lines(Encoding.Latin1.GetString(bytes));
        var reader = new Utf8JsonReader(bytes, Options);
        try
        {
            return reader.Read() ? Value(ref reader, lines) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SettingValue Value(ref Utf8JsonReader reader, Lines lines)
    {
        var line = LineOf(reader, lines);
        switch (reader.TokenType)
        {
            case JsonTokenType.StartArray:
                var items = new List<SettingValue>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Value(ref reader, lines));
                return new ListValue(items, line);
            case JsonTokenType.StartObject:
                var entries = new List<SettingEntry>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var (key, keyLine) = (reader.GetString() ?? "", LineOf(reader, lines));
                    reader.Read();
                    entries.Add(new(key, keyLine, Value(ref reader, lines)));
                }

                return new MapValue(entries, line);
            case JsonTokenType.String:
                return new TextValue(reader.GetString() ?? "", line);
            default:
                return new TextValue(Encoding.UTF8.GetString(reader.ValueSpan), line);
        }
    }

    private static int LineOf(in Utf8JsonReader reader, Lines lines) => lines.PlaceAt((int)reader.TokenStartIndex).Line;
}
