using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>What may stand at a place of a scenario file.</summary>
internal abstract class Kind
{
    /// <summary>In words, as the end of a sentence: <c>a time such as 10s</c>.</summary>
    public abstract string Allowed { get; }

    /// <summary>Gets a value indicating whether it is a mapping itself, and so has no short form.</summary>
    public virtual bool IsMapping => false;

    /// <summary>Writes the same as keywords of JSON Schema into an object that is open.</summary>
    public abstract void WriteSchema(Utf8JsonWriter json);
}

/// <summary>What may stand at a place, as a value.</summary>
internal abstract class Kind<T> : Kind
{
    /// <summary>The value that stands below a name.</summary>
    /// <exception cref="ScenarioFileException">What stands there is none.</exception>
    public abstract T Read(string name, FileNode node);

    /// <summary>A value as YAML on one line, such that it is read again.</summary>
    public abstract string Write(T value);
}

/// <summary>A kind of value that is one text.</summary>
/// <param name="allowed">In words, as the end of a sentence.</param>
/// <param name="parse">Reads it.</param>
/// <param name="write">Writes it as YAML.</param>
/// <param name="schema">Writes it as JSON Schema.</param>
/// <param name="complain">What to say of a text that is not one; null says what is allowed.</param>
internal sealed class ScalarKind<T>(
    string allowed,
    TryParse<T> parse,
    Func<T, string> write,
    Action<Utf8JsonWriter> schema,
    Func<string, string>? complain = null
) : Kind<T>
{
    /// <inheritdoc/>
    public override string Allowed => allowed;

    /// <inheritdoc/>
    public override T Read(string name, FileNode node)
    {
        if (node.Text is null)
            throw node.Wrong($"'{name}' is {allowed}, not {node.Shown}.");
        return parse(node.Text, out var value)
            ? value
            : throw node.Wrong(complain?.Invoke(node.Shown) ?? $"'{name}' is {allowed}, not '{node.Shown}'.");
    }

    /// <summary>The value of a text; false when it is not one.</summary>
    public bool TryRead(string text, out T value) => parse(text, out value);

    /// <inheritdoc/>
    public override string Write(T value) => write(value);

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json) => schema(json);
}

/// <summary>Reads a text; false when it is not such a value.</summary>
internal delegate bool TryParse<T>(string text, out T value);

/// <summary>A mapping of keys that stand for a record's properties.</summary>
internal sealed class MappingKind<TRecord>(IReadOnlyList<Field<TRecord>> fields) : Kind
{
    /// <inheritdoc/>
    public override string Allowed => $"a mapping with: {string.Join(", ", fields.Select(item => item.Name))}";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json) => ObjectSchema.Write(json, fields);
}

/// <summary>A text of another kind, or null.</summary>
internal sealed class OrNullKind(Kind<string> kind) : Kind<string?>
{
    /// <inheritdoc/>
    public override string Allowed => kind.Allowed + " or null";

    /// <inheritdoc/>
    public override string? Read(string name, FileNode node) => node.IsNull ? null : kind.Read(name, node);

    /// <inheritdoc/>
    public override string Write(string? value) => value is null ? "null" : kind.Write(value);

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteStartArray("anyOf");
        json.WriteStartObject();
        kind.WriteSchema(json);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "null");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

/// <summary>A mapping of response headers' names to their values.</summary>
internal sealed class HeadersKind : Kind<IReadOnlyList<KeyValuePair<string, string>>>
{
    /// <inheritdoc/>
    public override string Allowed => "a mapping of headers, such as { x-frame-options: DENY }";

    /// <inheritdoc/>
    public override bool IsMapping => true;

    /// <inheritdoc/>
    public override IReadOnlyList<KeyValuePair<string, string>> Read(string name, FileNode node) =>
        node.Entries is { Count: > 0 } entries
            ?
            [
                .. entries.Select(entry =>
                    KeyValuePair.Create(Kinds.HeaderName.Read("A header's name", entry.Key), Kinds.Line.Read(entry.Key.Shown, entry.Value))
                ),
            ]
            : throw node.Wrong($"'{name}' is {Allowed}.");

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<KeyValuePair<string, string>> value) =>
        $"{{ {string.Join(", ", value.Select(header => $"{header.Key}: {Kinds.Line.Write(header.Value)}"))} }}";

    /// <inheritdoc/>
    public override void WriteSchema(Utf8JsonWriter json)
    {
        json.WriteString("type", "object");
        json.WriteNumber("minProperties", 1);
        json.WriteStartObject("propertyNames");
        Kinds.HeaderName.WriteSchema(json);
        json.WriteEndObject();
        json.WriteStartObject("additionalProperties");
        Kinds.Line.WriteSchema(json);
        json.WriteEndObject();
    }
}

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
    public override IReadOnlyList<T> Read(string name, FileNode node) =>
        node.Items switch
        {
            null => throw node.Wrong($"'{name}' is {Allowed}, each in a line that begins with '- '; [] for none."),
            { Count: > Most } => throw node.Wrong($"'{name}' is a list of at most {Most}, not of {node.Items.Count}."),
            var items => [.. items.Select(ReadOne)],
        };

    /// <inheritdoc/>
    public override string Write(IReadOnlyList<T> value) =>
        value.Count == 0 ? " []" : string.Concat(value.Select(item => "\n  - " + WriteOne(item)));

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
            ? throw name.Wrong(
                $"'{word.Name}' takes {string.Join(" and ", word.Parameters.Select(item => $"{item.Name}: {item.Kind.Allowed}"))}."
            )
            : word.Read(value);
    }

    private string WriteOne(T item)
    {
        var word = words.First(word => word.Makes == item.GetType());
        return word.Write(item) is { } value ? $"{word.Name}: {value}" : word.Name;
    }

    private string Known() => string.Join(", ", words.Select(word => word.Name));
}
