using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>A list of faults or steps.</summary>
/// <param name="what">What one of them is called.</param>
/// <param name="words">How they are named.</param>
internal sealed class WordListKind<T>(string what, IReadOnlyList<Word<T>> words) : Kind<IReadOnlyList<T>>
    where T : class
{
    private const int Most = 100;

    /// <inheritdoc/>
    public override string Allowed => $"a list of {what}s";

    /// <inheritdoc/>
    public override bool IsMapping => true;

    /// <inheritdoc/>
    public override IReadOnlyList<T> Read(string name, FileNode node) => node.Items switch
    {
        null => throw node.Wrong($"'{name}' is {Allowed}, each in a line that begins with '- '; [] for none."),
        { Count: > Most } => throw node.Wrong($"'{name}' is a list of at most {Most}, not of {node.Items.Count}."),
        var items => [.. items.Select(ReadOne)],
    };

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<T> value) => value.Count == 0 ? " []" : string.Concat(value.Select(item => "\n  - " + WriteOne(item)));

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "array");
        json.WriteNumber("maxItems", Most);
        json.WriteStartObject("items");
        json.WriteString("$ref", $"#/$defs/{what}");
        json.WriteEndObject();
    }

    private T ReadOne(FileNode node)
    {
        var (name, value) = node switch
        {
            { Text: not null } => (node, new FileNode(node.Line, node.Column)),
            { Entries: [var (key, only)] } => (key, only),
            _ => throw node.Wrong($"A {what} is one of: {Known()}."),
        };
        var word = words.FirstOrDefault(word => word.Name == name.Text)
            ?? throw name.Wrong($"Unknown {what} '{name.Shown}'. Use one of: {Known()}.");
        return value.IsNull && word.Parameters.Count > 0
            ? throw name.Wrong($"'{word.Name}' takes {string.Join(" and ", word.Parameters.Select(item => $"{item.Name}: {item.Kind.Allowed}"))}.")
            : word.Read(value);
    }

    private string WriteOne(T item)
    {
        var word = words.First(word => word.Makes == item.GetType());
        return word.Write(item) is { } value ? $"{word.Name}: {value}" : word.Name;
    }

    private string Known() => string.Join(", ", words.Select(word => word.Name));
}
