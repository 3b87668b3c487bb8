namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>A key of a mapping that stands for a property of a record.</summary>
/// <typeparam name="TRecord">The record.</typeparam>
internal sealed record Field<TRecord>
{
    /// <summary>The key.</summary>
    public required string Name { get; init; }

    /// <summary>What the field says, in one line.</summary>
    public required string Summary { get; init; }

    /// <summary>What may stand there.</summary>
    public required Kind Kind { get; init; }

    /// <summary>The record with what stands there; what the file does not say stays as it is.</summary>
    public required Func<TRecord, FileNode, TRecord> Read { get; init; }

    /// <summary>What a record has there, as YAML after the colon; null where it is the same as another's.</summary>
    public required Func<TRecord, TRecord, string?> Write { get; init; }

    /// <summary>Makes a field for a property.</summary>
    public static Field<TRecord> Of<T>(string name, string summary, Kind<T> kind, Func<TRecord, T> get, Func<TRecord, T, TRecord> set) => new()
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
