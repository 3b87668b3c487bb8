using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>
/// A fault or a step as scenario files name it. In a file it stands alone (<c>- finish-interview</c>), with its first parameter
/// (<c>- answer: Yes.</c>) or with a mapping of all of them.
/// </summary>
/// <typeparam name="T">What it makes: a fault or a step.</typeparam>
internal sealed record Word<T>
    where T : class
{
    /// <summary>The word.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the description of the word, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>The type of what the word makes.</summary>
    public required Type Makes { get; init; }

    /// <summary>Gets what it takes, the first being the one that may stand alone.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>Makes the object from what follows the word.</summary>
    public required Func<FileNode, T> Read { get; init; }

    /// <summary>Gets what belongs after the word for one that it made; null for nothing.</summary>
    public required Func<T, string?> Write { get; init; }

    /// <summary>Gets a value indicating whether a first parameter alone says it all.</summary>
    public bool HasShortForm => Parameters.Count > 0 && Parameters.Skip(1).All(other => other.Default is not null);

    /// <summary>Makes a word without parameters.</summary>
    public static Word<T> Of<TMade>(string name, string summary, Func<TMade> make)
        where TMade : T =>
        new()
        {
            Name = name,
            Summary = summary,
            Makes = typeof(TMade),
            Read = node => node.IsNull ? make() : throw node.Wrong($"'{name}' takes nothing: write only '- {name}'."),
            Write = _ => null,
        };

    /// <summary>Makes a word with one parameter.</summary>
    public static Word<T> Of<TMade, T1>(string name, string summary, Parameter<T1> one, Func<T1, TMade> make, Func<TMade, T1> take)
        where TMade : T =>
        new()
        {
            Name = name,
            Summary = summary,
            Makes = typeof(TMade),
            Parameters = [one],
            Read = node => make(node.Entries is null || one.Kind.IsMapping ? one.Typed.Read(name, node) : one.Read(new(node, [one.Name]))),
            Write = made => one.Typed.Write(take((TMade)made)),
        };

    /// <summary>Makes a word with two parameters.</summary>
    public static Word<T> Of<TMade, T1, T2>(
        string name,
        string summary,
        Parameter<T1> one,
        Parameter<T2> two,
        Func<T1, T2, TMade> make,
        Func<TMade, (T1, T2)> take
    )
        where TMade : T =>
        new()
        {
            Name = name,
            Summary = summary,
            Makes = typeof(TMade),
            Parameters = [one, two],
            Read = node =>
            {
                if (node.Entries is null)
                    return make(one.Typed.Read(name, node), two.LeftOut(name, node));
                var mapping = new FileMapping(node, [one.Name, two.Name]);
                return make(one.Read(mapping), two.Read(mapping));
            },
            Write = made =>
            {
                var (first, second) = take((TMade)made);
                var (firstText, secondText) = (one.Typed.Write(first), two.Typed.Write(second));
                return secondText == two.Default ? firstText : $"{{ {one.Name}: {firstText}, {two.Name}: {secondText} }}";
            },
        };
}

/// <summary>What a word of a scenario file takes.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Summary">What it says, in one line.</param>
/// <param name="Kind">What may stand there.</param>
internal abstract record Parameter(string Name, string Summary, Kind Kind)
{
    /// <summary>Gets what holds where it is not said, as YAML; null when it has to be said.</summary>
    public abstract string? Default { get; }

    /// <summary>Makes a parameter that is required.</summary>
    public static Parameter<T> Of<T>(string name, string summary, Kind<T> kind) => new(name, summary, kind);

    /// <summary>Makes a parameter that is optional.</summary>
    public static Parameter<T> Of<T>(string name, string summary, Kind<T> kind, T usual) => new(name, summary, kind, usual);
}

/// <summary>A parameter whose value has the type <typeparamref name="T"/>.</summary>
internal sealed record Parameter<T>(string Name, string Summary, Kind<T> Typed) : Parameter(Name, Summary, Typed)
{
    private readonly (bool Is, T Value) usual;

    /// <summary>Makes a parameter that is optional.</summary>
    public Parameter(string name, string summary, Kind<T> typed, T usual)
        : this(name, summary, typed) => this.usual = (true, usual);

    /// <inheritdoc/>
    public override string? Default => usual.Is ? Typed.Write(usual.Value) : null;

    /// <summary>Reads the parameter's value from the mapping of a word.</summary>
    public T Read(FileMapping mapping) =>
        usual.Is && mapping.Said(Name) is null ? usual.Value : Typed.Read(Name, mapping.Required(Name, Typed.Allowed));

    /// <summary>Gets the parameter's value where it was left out.</summary>
    public T LeftOut(string word, FileNode node) =>
        usual.Is ? usual.Value : throw node.Wrong($"'{word}' takes a mapping; '{Name}' is missing: {Typed.Allowed}.");
}

/// <summary>A key of a mapping that stands for a property of a record.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed record Field<TRecord>
{
    /// <summary>The key.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the description of the field, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>Gets what may stand there.</summary>
    public required Kind Kind { get; init; }

    /// <summary>The record with what stands there; what the file does not say stays as it is.</summary>
    public required Func<TRecord, FileNode, TRecord> Read { get; init; }

    /// <summary>Gets what a record has there, as YAML after the colon; null where it is the same as another's.</summary>
    public required Func<TRecord, TRecord, string?> Write { get; init; }

    /// <summary>Makes a field for a property.</summary>
    public static Field<TRecord> Of<T>(string name, string summary, Kind<T> kind, Func<TRecord, T> get, Func<TRecord, T, TRecord> set) =>
        new()
        {
            Name = name,
            Summary = summary,
            Kind = kind,
            // Null is a value only of what may be null.
            Read = (record, node) => node.IsNull && kind is not OrNullKind ? record : set(record, kind.Read(name, node)),
            Write = (record, other) => EqualityComparer<T>.Default.Equals(get(record), get(other)) ? null : After(kind, get(record)),
        };

    /// <summary>A record with all that a mapping says of it.</summary>
    public static TRecord ReadAll(IReadOnlyList<Field<TRecord>> fields, FileMapping mapping, TRecord record) =>
        fields.Aggregate(record, (read, field) => mapping.Find(field.Name) is { } node ? field.Read(read, node) : read);

    /// <summary>The lines of a record below a key, of what is not the same as in another; null when all is.</summary>
    public static string? WriteAll(IReadOnlyList<Field<TRecord>> fields, TRecord record, TRecord other)
    {
        var lines = fields.Select(field => field.Write(record, other) is { } value ? $"\n  {field.Name}:{value}" : "");
        return string.Concat(lines) is { Length: > 0 } text ? text : null;
    }

    // A list begins on a line of its own.
    private static string After<T>(Kind<T> kind, T value) => kind.IsMapping ? kind.Write(value) : " " + kind.Write(value);
}

/// <summary>A mapping as JSON Schema.</summary>
internal static class ObjectSchema
{
    /// <summary>The keywords of a mapping with these keys and no others.</summary>
    public static void Write<T>(Utf8JsonWriter json, IReadOnlyList<Field<T>> fields) =>
        Write(json, fields.Select(field => (field.Name, field.Summary, field.Kind, Needed: false)));

    /// <summary>Writes the schema of a word's parameters.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Parameter> parameters) =>
        Write(json, parameters.Select(item => (item.Name, item.Summary, item.Kind, Needed: item.Default is null)));

    private static void Write(Utf8JsonWriter json, IEnumerable<(string Name, string Summary, Kind Kind, bool Needed)> keys)
    {
        var known = keys.ToList();
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        if (known.Exists(key => key.Needed))
        {
            json.WriteStartArray("required");
            foreach (var key in known.Where(key => key.Needed))
                json.WriteStringValue(key.Name);
            json.WriteEndArray();
        }

        json.WriteStartObject("properties");
        foreach (var key in known)
        {
            json.WriteStartObject(key.Name);
            json.WriteString("description", key.Summary);
            key.Kind.WriteSchema(json);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
