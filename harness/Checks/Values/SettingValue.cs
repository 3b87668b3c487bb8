namespace KojiWidgetHarness.Checks.Values;

/// <summary>
/// A value in a file of settings, whatever language that is in. What a program computes is an <see cref="UnknownValue"/>.
/// </summary>
/// <param name="Line">Its line, from 1.</param>
internal abstract record SettingValue(int Line)
{
    /// <summary>Gets the text that it is; null where it is anything else.</summary>
    public string? Text => (this as TextValue)?.Content;

    /// <summary>Gets its items; empty where it is not a list.</summary>
    public IReadOnlyList<SettingValue> Items => (this as ListValue)?.Members ?? [];

    /// <summary>Gets its entries; empty where it is not a map.</summary>
    public IReadOnlyList<SettingEntry> Entries => (this as MapValue)?.Members ?? [];

    /// <summary>Gets the value of a key, the last of that name; null where it has none.</summary>
    public SettingValue? this[string key] => Entries.LastOrDefault(entry => entry.Key == key)?.Value;
}

/// <summary>A text, or a number or truth value as it is written.</summary>
internal sealed record TextValue(string Content, int Line) : SettingValue(Line);

/// <summary>A list.</summary>
/// <param name="Members">Its items, in their order.</param>
/// <param name="Line">Its line.</param>
internal sealed record ListValue(IReadOnlyList<SettingValue> Members, int Line) : SettingValue(Line);

/// <summary>A map.</summary>
/// <param name="Members">Its entries, in their order.</param>
/// <param name="Line">Its line.</param>
internal sealed record MapValue(IReadOnlyList<SettingEntry> Members, int Line) : SettingValue(Line);

/// <summary>What only a running program knows; within a list or a map it may be any number of members.</summary>
internal sealed record UnknownValue(int Line) : SettingValue(Line);

/// <summary>One entry of a map.</summary>
/// <param name="Key">Its key; empty where a program adds entries that are not known.</param>
/// <param name="Line">The line of its key, from 1.</param>
/// <param name="Value">Its value.</param>
internal sealed record SettingEntry(string Key, int Line, SettingValue Value);
