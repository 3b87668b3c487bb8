using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Text;
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
        catch (Exception malformed)
            when (malformed is ArgumentException or FormatException or OverflowException or InvalidOperationException)
        {
            throw new ScenarioFileException(
                reader.parser.Current?.End.Line ?? 1,
                reader.parser.Current?.End.Column ?? 1,
                "What follows is not YAML."
            );
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

/// <summary>
/// A value of a scenario file and where it stands: one of <see cref="Text"/>, <see cref="Entries"/> and <see cref="Items"/>, or null.
/// </summary>
internal sealed record FileNode(long Line, long Column)
{
    private const int MostShown = 60;

    /// <summary>A text, number or time; null when it is not one, or says <c>null</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The entries of a mapping, in their order; null when it is not one. No key is there twice.</summary>
    public IReadOnlyList<KeyValuePair<FileNode, FileNode>>? Entries { get; init; }

    /// <summary>The items of a list; null when it is not one.</summary>
    public IReadOnlyList<FileNode>? Items { get; init; }

    /// <summary>Gets a value indicating whether nothing stands there, or <c>null</c>.</summary>
    public bool IsNull => Text is null && Entries is null && Items is null;

    /// <summary>The text, shortened for a message.</summary>
    public string Shown =>
        this switch
        {
            { Text: { } text } => text.Shortened(MostShown),
            { Entries: not null } => "a mapping",
            { Items: not null } => "a list",
            _ => "null",
        };

    /// <summary>Gets what is wrong with it.</summary>
    public ScenarioFileException Wrong(string message) => new(Line, Column, message);
}

/// <summary>A mapping of a scenario file whose keys are known; every complaint about it says where.</summary>
internal sealed class FileMapping
{
    private readonly FileNode node;
    private readonly Dictionary<string, FileNode> values;

    /// <exception cref="ScenarioFileException">It is not a mapping, or has a key that is not known.</exception>
    public FileMapping(FileNode node, IEnumerable<string> known)
    {
        this.node = node;
        var names = known.ToList();
        if (node.Entries is not { } entries)
            throw node.Wrong($"Here belongs a mapping with: {string.Join(", ", names)}.");
        if (entries.Select(entry => entry.Key).FirstOrDefault(key => !names.Contains(key.Text!)) is { } unknown) // A key is a text.
            throw unknown.Wrong($"'{unknown.Shown}' is not known here. Use one of: {string.Join(", ", names)}.");
        // All are known names by now.
        values = entries.ToDictionary(entry => entry.Key.Text!, entry => entry.Value, StringComparer.Ordinal);
    }

    /// <summary>Gets what stands below a key; null when the key is not there.</summary>
    public FileNode? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>Gets what stands below a key; null when the key is not there or says <c>null</c>.</summary>
    public FileNode? Said(string key) => Find(key) is { IsNull: false } said ? said : null;

    /// <summary>Gets what stands below a key that has to be there.</summary>
    /// <exception cref="ScenarioFileException">It is not.</exception>
    public FileNode Required(string key, string allowed) => Said(key) ?? throw (Find(key) ?? node).Wrong($"'{key}' is missing: {allowed}.");
}

/// <summary>A scenario file cannot be used. The message says in one line where, and what belongs there.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="column">The column, from 1.</param>
/// <param name="message">What is wrong.</param>
public sealed class ScenarioFileException(long line, long column, string message)
    : Exception($"Line {line}, column {column}: {PrintedText.Line(message)}");
