using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>
/// Reads the part of YAML that a scenario file may use: mappings with plain keys, lists and scalars. Whatever makes YAML hard to bound
/// (anchors, tags, documents after the first, deep nesting) is refused where it stands.
/// </summary>
internal sealed class FileReader
{
    private const int MostCharacters = 64 * 1024;
    private const int Deepest = 8;

    private readonly Parser parser;

    private FileReader(string text) => parser = new Parser(new StringReader(text));

    /// <exception cref="ScenarioFileException">It is not such YAML.</exception>
    public static FileNode Read(string text)
    {
        if (text.Length > MostCharacters)
            throw new ScenarioFileException(1, 1, $"The file has {text.Length} characters; at most {MostCharacters} are read.");
        var reader = new FileReader(text);
        try
        {
            return reader.ReadDocument();
        }
        catch (YamlException malformed)
        {
            throw new ScenarioFileException(malformed.Start.Line, malformed.Start.Column, malformed.Message);
        }
        // The parser answers some invalid escapes and directives with these.
        catch (Exception malformed) when (malformed is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new ScenarioFileException(reader.parser.Current?.End.Line ?? 1, reader.parser.Current?.End.Column ?? 1, "What follows is not YAML.");
        }
    }

    private FileNode ReadDocument()
    {
        parser.Consume<StreamStart>();
        if (!parser.TryConsume<DocumentStart>(out _))
            throw new ScenarioFileException(1, 1, "A file is one scenario; here is none.");
        var root = ReadNode(depth: 1);
        parser.Consume<DocumentEnd>();
        return parser.Current is DocumentStart second || (parser.MoveNext() && parser.Current is DocumentStart)
            ? throw At(parser.Current, "A file is one scenario; here begins another.")
            : root;
    }

    private FileNode ReadNode(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
            throw At(alias, $"'*{alias.Value}' does not belong in a scenario file: write the value out.");
        var start = parser.Consume<NodeEvent>();
        if (!start.Anchor.IsEmpty)
            throw At(start, $"'&{start.Anchor.Value}' does not belong in a scenario file: leave it out.");
        if (!start.Tag.IsEmpty)
            throw At(start, "A tag does not belong in a scenario file: leave it out.");
        if (depth > Deepest)
            throw At(start, $"This is nested more than {Deepest} deep.");

        var node = new FileNode(start.Start.Line, start.Start.Column);
        return start switch
        {
            Scalar { Style: ScalarStyle.Plain, Value: "" or "~" or "null" } => node,
            Scalar scalar => node with { Text = scalar.Value },
            MappingStart => node with { Entries = ReadEntries(depth) },
            _ => node with { Items = ReadItems(depth) },
        };
    }

    private List<FileNode> ReadItems(int depth)
    {
        var items = new List<FileNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(ReadNode(depth + 1));
        return items;
    }

    private List<KeyValuePair<FileNode, FileNode>> ReadEntries(int depth)
    {
        var entries = new List<KeyValuePair<FileNode, FileNode>>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = ReadNode(depth + 1);
            if (key.Text is null)
                throw key.Wrong($"A key is a word, not {key.Shown}.");
            if (!seen.Add(key.Text))
                throw key.Wrong($"'{key.Shown}' is there twice.");
            entries.Add(new(key, ReadNode(depth + 1)));
        }

        return entries;
    }

    private static ScenarioFileException At(ParsingEvent place, string message) => new(place.Start.Line, place.Start.Column, message);
}
