namespace KojiWidgetHarness.Scenarios.Files;

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
        values = entries.ToDictionary(entry => entry.Key.Text!, entry => entry.Value, StringComparer.Ordinal);
    }

    /// <summary>What stands below a key; null when the key is not there.</summary>
    public FileNode? Find(string key) => values.GetValueOrDefault(key);

    /// <summary>What stands below a key; null when the key is not there or says <c>null</c>.</summary>
    public FileNode? Said(string key) => Find(key) is { IsNull: false } said ? said : null;

    /// <summary>What stands below a key that has to be there.</summary>
    /// <exception cref="ScenarioFileException">It is not.</exception>
    public FileNode Required(string key, string allowed) =>
        Said(key) ?? throw (Find(key) ?? node).Wrong($"'{key}' is missing: {allowed}.");
}
