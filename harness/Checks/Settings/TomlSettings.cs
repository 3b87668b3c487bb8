using KojiWidgetHarness.Checks.Values;
using Tomlyn;
using Tomlyn.Parsing;
using Tomlyn.Syntax;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads TOML with the line of each value.</summary>
internal static class TomlSettings
{
    /// <summary>Null where it is not TOML.</summary>
    public static SettingValue? Read(string text)
    {
        if (Parse(text) is not { HasErrors: false } document)
            return null;
        var root = new Table();
        foreach (var item in document.KeyValues)
            Put(root, item);
        foreach (var table in document.Tables)
        {
            // A document without errors has it.
            var open = Open(root, Keys(table.Name!), LineOf(table), isArray: table is TableArraySyntax);
            foreach (var item in table.Items)
                Put(open, item);
        }

        return Value(root);
    }

    private static DocumentSyntax? Parse(string text)
    {
        try
        {
            return SyntaxParser.Parse(text, "", true);
        }
        // What nests beyond all measure.
        catch (TomlException)
        {
            return null;
        }
    }

    // A path leads through the last table of each list of tables.
    private static Table Open(Table from, List<string> keys, int line, bool isArray)
    {
        var at = from;
        for (var index = 0; index < keys.Count; index++)
        {
            var isLast = index == keys.Count - 1;
            if (!at.Tables.TryGetValue(keys[index], out var all))
                at.Tables[keys[index]] = all = (isArray && isLast, []);
            if (all.Tables.Count == 0 || (isLast && isArray))
                all.Tables.Add(new() { Line = line });
            at = all.Tables[^1];
        }

        return at;
    }

    private static void Put(Table table, KeyValueSyntax item)
    {
        var keys = Keys(item.Key!); // A document without errors has it.
        var open = keys.Count > 1 ? Open(table, [.. keys.SkipLast(1)], LineOf(item), isArray: false) : table;
        open.Entries.Add(new(keys[^1], LineOf(item), Value(item.Value!))); // A document without errors has it.
    }

    private static SettingValue Value(ValueSyntax value) =>
        value switch
        {
            StringValueSyntax text => new TextValue(text.Value ?? "", LineOf(text)),
            // A document without errors has it.
            ArraySyntax list => new ListValue([.. list.Items.Select(item => Value(item.Value!))], LineOf(list)),
            InlineTableSyntax map => Inline(map),
            _ => new TextValue(value.ToString().Trim(), LineOf(value)),
        };

    private static MapValue Inline(InlineTableSyntax map)
    {
        var table = new Table { Line = LineOf(map) };
        foreach (var item in map.Items)
            Put(table, item.KeyValue!); // A document without errors has it.
        return Value(table);
    }

    private static MapValue Value(Table table) =>
        new(
            [
                .. table.Entries,
                .. table.Tables.Select(pair => new SettingEntry(
                    pair.Key,
                    pair.Value.Tables[0].Line,
                    pair.Value.IsArray
                        ? new ListValue([.. pair.Value.Tables.Select(Value)], pair.Value.Tables[0].Line)
                        : Value(pair.Value.Tables[0])
                )),
            ],
            table.Line
        );

    // A document without errors has it.
    private static List<string> Keys(KeySyntax key) => [Name(key.Key!), .. key.DotKeys.Select(dotted => Name(dotted.Key!))];

    private static string Name(BareKeyOrStringValueSyntax key) => key is StringValueSyntax text ? text.Value ?? "" : key.ToString().Trim();

    private static int LineOf(SyntaxNode node) => node.Span.Start.Line + 1;

    private sealed class Table
    {
        public int Line { get; init; } = 1;

        public List<SettingEntry> Entries { get; } = [];

        public Dictionary<string, (bool IsArray, List<Table> Tables)> Tables { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>Reads <c>[[headers]]</c> in <c>netlify.toml</c>.</summary>
internal static class NetlifySettings
{
    public const string FileName = "netlify.toml";

    /// <summary>The rules of the file, in their order; null where it is not TOML.</summary>
    public static IReadOnlyList<HeaderRule>? Read(string text) =>
        TomlSettings.Read(text) is not { } root
            ? null
            :
            [
                .. from table in root["headers"]?.Items ?? []
                from entry in table["values"]?.Entries ?? []
                let name = PolicyHeaders.Of(entry.Key)
                where name is not null
                let value = entry.Value.Text is { } one ? one
                : entry.Value.Items.All(item => item.Text is not null) ? string.Join(", ", entry.Value.Items.Select(item => item.Text))
                : null
                select new HeaderRule(
                    name,
                    value?.ReplaceLineEndings(" ").Trim(),
                    entry.Line,
                    table["for"]?.Text is { } pages ? PathPatterns.OfSplat(pages) : PathPattern.Unknown("a path that is not there")
                ),
            ];

    /// <summary>The folder that is published, as the file names it; null where it does not.</summary>
    public static string? PublishedIn(string text) => TomlSettings.Read(text)?["build"]?["publish"]?.Text;
}
