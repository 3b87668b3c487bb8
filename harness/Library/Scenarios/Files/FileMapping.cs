using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace KojiWidgetHarness.Harness.Scenarios.Files;

/// <summary>A mapping of a scenario file; every complaint about it says where.</summary>
internal sealed class FileMapping
{
    private readonly YamlNode node;
    private readonly Dictionary<string, YamlNode> values;

    /// <exception cref="ScenarioFileException">It is no mapping, or has a key that is not known.</exception>
    public FileMapping(YamlNode node, IReadOnlyList<string> known)
    {
        this.node = node;
        if (node is not YamlMappingNode mapping)
            throw Wrong(node, $"Here belongs a mapping with: {string.Join(", ", known)}.");
        values = mapping.Children.ToDictionary(pair => Key(pair.Key, known), pair => pair.Value);
    }

    /// <summary>The mapping below a key; null when the key is not there.</summary>
    public FileMapping? Mapping(string key, IReadOnlyList<string> known) => values.TryGetValue(key, out var value) ? new FileMapping(value, known) : null;

    /// <summary>Whether the key is there.</summary>
    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>The text below a key; null when the key is not there or says <c>null</c>.</summary>
    public string? Text(string key) => values.GetValueOrDefault(key) switch
    {
        null => null,
        YamlScalarNode { Style: ScalarStyle.Plain, Value: null or "" or "~" or "null" } => null,
        YamlScalarNode scalar => scalar.Value,
        var other => throw Wrong(other, $"'{key}' is a text."),
    };

    /// <summary>The text below a key that has to be there.</summary>
    public string Required(string key) => Text(key) ?? throw Wrong(values.GetValueOrDefault(key) ?? node, $"'{key}' is missing.");

    /// <summary>The text below a key, null or one of these.</summary>
    public string? OneOf(string key, IReadOnlyList<string> allowed) => Text(key) switch
    {
        null => null,
        var text when allowed.Contains(text) => text,
        var text => throw Wrong(key, $"'{key}' is {string.Join(" or ", allowed)}, not '{text}'."),
    };

    /// <summary>What is wrong with the value of a key.</summary>
    public ScenarioFileException Wrong(string key, string message) => Wrong(values.GetValueOrDefault(key) ?? node, message);

    private static string Key(YamlNode key, IReadOnlyList<string> known) => key is YamlScalarNode { Value: { } name } && known.Contains(name)
        ? name
        : throw Wrong(key, $"'{key}' is not known here. There are: {string.Join(", ", known)}.");

    private static ScenarioFileException Wrong(YamlNode node, string message) => new(node.Start.Line, node.Start.Column, message);
}
