namespace KojiWidgetHarness.Checks.Settings;

/// <summary>A directive of a server's settings, with its block.</summary>
/// <param name="Words">Its name and its arguments, without quotes.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Inner">The directives of its block; empty where it has none.</param>
internal sealed record DirectiveBlock(IReadOnlyList<string> Words, int Line, IReadOnlyList<DirectiveBlock> Inner)
{
    /// <summary>Gets its name.</summary>
    public string Name => Words.Count > 0 ? Words[0] : "";

    /// <summary>Gets all directives in it and below.</summary>
    public IEnumerable<DirectiveBlock> Below => Inner.SelectMany(inner => inner.Below.Prepend(inner));
}
