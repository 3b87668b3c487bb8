using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Writes a header's value anew in the file of settings that has it. Pure.</summary>
public static class SettingsFix
{
    /// <summary>
    /// The file with the new value; null where it cannot be written without touching anything else, or would not be read as it should.
    /// </summary>
    /// <param name="text">The file.</param>
    /// <param name="place">Where the header is set.</param>
    /// <param name="value">What it should say.</param>
    public static string? Of(string text, HeaderPlace place, string value)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(place);
        var at = text.IndexOf(place.Value, StringComparison.Ordinal);
        if (
            at <= 0
            || place.Value.Length == 0
            || text.IndexOf(place.Value, at + 1, StringComparison.Ordinal) >= 0
            || Written(value, text[at - 1], place.File) is not { } written
        )
            return null;
        var changed = text[..at] + written + text[(at + place.Value.Length)..];
        return Reads(text, changed, place, value) ? changed : null;
    }

    // In quotes those of the value are escaped, as the file's language has it.
    private static string? Written(string value, char quote, string file) =>
        quote switch
        {
            '"' when value.Contains('"', StringComparison.Ordinal) => file.EndsWith(".config", StringComparison.OrdinalIgnoreCase)
                ? value.Replace("\"", "&quot;", StringComparison.Ordinal)
                : value.Replace("\"", "\\\"", StringComparison.Ordinal),
            '\'' when value.Contains('\'', StringComparison.Ordinal) => null,
            '`' when value.AsSpan().ContainsAny('`', '$') => null,
            _ => value,
        };

    // Every rule but this one is read as before.
    private static bool Reads(string before, string after, HeaderPlace place, string value)
    {
        var folder = SettingsScope.FolderOf(place.File);
        if (
            SettingsReader.Read(place.File, before, folder) is not { } old
            || SettingsReader.Read(place.File, after, folder) is not { } now
            || old.Rules.Count != now.Rules.Count
        )
            return false;
        return old
            .Rules.Zip(now.Rules)
            .All(pair =>
                (pair.First.Name, pair.First.Line, pair.First.Action, pair.First.Pages.Written)
                    == (pair.Second.Name, pair.Second.Line, pair.Second.Action, pair.Second.Pages.Written)
                && pair.Second.Value
                    == (
                        pair.First.Line == place.Line && pair.First.Name == place.Name && pair.First.Value == place.Value
                            ? value
                            : pair.First.Value
                    )
            );
    }
}
