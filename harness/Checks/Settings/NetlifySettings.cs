namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads <c>[[headers]]</c> in <c>netlify.toml</c>.</summary>
internal static class NetlifySettings
{
    public const string FileName = "netlify.toml";

    /// <summary>The rules of the file, in their order; null where it is not TOML.</summary>
    public static IReadOnlyList<HeaderRule>? Read(string text) =>
        TomlSettings.Read(text) is not { } root
            ? null
            :
            [
                .. from table in root["headers"]?.Items ?? []
                from entry in table["values"]?.Entries ?? []
                let name = PolicyHeaders.Of(entry.Key)
                where name is not null
                let value = entry.Value.Text is { } one ? one
                : entry.Value.Items.All(item => item.Text is not null) ? string.Join(", ", entry.Value.Items.Select(item => item.Text))
                : null
                select new HeaderRule(
                    name,
                    value?.ReplaceLineEndings(" ").Trim(),
                    entry.Line,
                    table["for"]?.Text is { } pages ? PathPatterns.OfSplat(pages) : PathPattern.Unknown("a path that is not there")
                ),
            ];

    /// <summary>The folder that is published, as the file names it; null where it does not.</summary>
    public static string? PublishedIn(string text) => TomlSettings.Read(text)?["build"]?["publish"]?.Text;
}
