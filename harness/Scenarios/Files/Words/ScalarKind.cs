using System.Text.Json;

namespace KojiWidgetHarness.Scenarios.Files.Words;

/// <summary>A kind of value that is one text.</summary>
/// <param name="allowed">In words, as the end of a sentence.</param>
/// <param name="parse">Reads it.</param>
/// <param name="write">Writes it as YAML.</param>
/// <param name="schema">Writes it as JSON Schema.</param>
/// <param name="complain">What to say of a text that is not one; null says what is allowed.</param>
internal sealed class ScalarKind<T>(
    string allowed, TryParse<T> parse, Func<T, string> write, Action<Utf8JsonWriter> schema, Func<string, string>? complain = null) : Kind<T>
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
