namespace KojiWidgetHarness.Scenarios.Files;

/// <summary>A value of a scenario file and where it stands: one of <see cref="Text"/>, <see cref="Entries"/> and <see cref="Items"/>, or null.</summary>
internal sealed record FileNode(long Line, long Column)
{
    private const int MostShown = 60;

    /// <summary>A text, number or time; null when it is not one, or says <c>null</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The entries of a mapping, in their order; null when it is not one. No key is there twice.</summary>
    public IReadOnlyList<KeyValuePair<FileNode, FileNode>>? Entries { get; init; }

    /// <summary>The items of a list; null when it is not one.</summary>
    public IReadOnlyList<FileNode>? Items { get; init; }

    /// <summary>Whether nothing stands there, or <c>null</c>.</summary>
    public bool IsNull => Text is null && Entries is null && Items is null;

    /// <summary>The text, shortened for a message.</summary>
    public string Shown => this switch
    {
        { Text: { Length: > MostShown } text } => text[..MostShown] + "…",
        { Text: { } text } => text,
        { Entries: not null } => "a mapping",
        { Items: not null } => "a list",
        _ => "null",
    };

    /// <summary>What is wrong with it.</summary>
    public ScenarioFileException Wrong(string message) => new(Line, Column, message);
}
