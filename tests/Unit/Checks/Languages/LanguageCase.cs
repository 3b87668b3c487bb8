namespace KojiWidgetHarness.Tests.Unit.Checks.Languages;

/// <summary>A file with embeds as its language's users write them, and what is true of it.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="File">The name of its file.</param>
/// <param name="Expected">
/// In their order: its embeds as loads, microphone, messages (y, n or ?, then the reason), and what is not read.
/// </param>
/// <param name="Text">All of it.</param>
internal sealed record LanguageCase(string Kind, string File, IReadOnlyList<string> Expected, string Text)
{
    private const string Project = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    /// <summary>The cases of a language: a line with three equals signs names the file, one with an arrow begins a case.</summary>
    public static IReadOnlyList<LanguageCase> Of(string language)
    {
        var lines = System.IO.File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Checks/Languages/Cases", language + ".txt"));
        var file = lines[0]["=== ".Length..];
        return [.. Parts(lines).Select(part => Read(file, part))];
    }

    private static IEnumerable<IReadOnlyList<string>> Parts(string[] lines)
    {
        var starts = Enumerable.Range(0, lines.Length).Where(index => IsStart(lines[index])).Append(lines.Length).ToList();
        return starts.Zip(starts.Skip(1), (start, end) => lines[start..end]);
    }

    private static bool IsStart(string line) =>
        line.StartsWith("--- ", StringComparison.Ordinal) && line.Contains(" => ", StringComparison.Ordinal);

    private static LanguageCase Read(string file, IReadOnlyList<string> part)
    {
        var (kind, expected) = part[0]["--- ".Length..].Split(" => ") is [var first, var second]
            ? (first, second)
            : throw new FormatException(part[0]);
        var text = string.Join('\n', part.Skip(1))
            .Replace("SRC", $"https://koji.so/api/v1/embed/{Project}", StringComparison.Ordinal)
            .Replace("PROJECT", Project, StringComparison.Ordinal);
        return new(kind, file, expected.Split(", "), text);
    }
}
