using KojiWidgetHarness.Protocol;

namespace KojiWidgetHarness.Reports;

/// <summary>One report that was asked for.</summary>
/// <param name="Kind">Its form.</param>
/// <param name="Path">The file or folder; null for what has none.</param>
public sealed record ReportTarget(ReportKind Kind, string? Path)
{
    private const string GitHub = "github";

    /// <summary>Gets what can be asked for, with what stands for the place: <c>junit=FILE</c>.</summary>
    public static IReadOnlyList<string> Forms { get; } =
    [
        .. Enum.GetValues<ReportKind>()
            .Select(kind =>
                kind switch
                {
                    ReportKind.GitHub => GitHub,
                    ReportKind.Html => $"{Word(kind)}=DIR",
                    _ => $"{Word(kind)}=FILE",
                }
            ),
    ];

    /// <summary>Reads lists of reports, each parted by commas.</summary>
    /// <exception cref="FormatException">One is unknown, has no place, or is there twice. The message says which, in one line.</exception>
    public static IReadOnlyList<ReportTarget> Parse(IEnumerable<string> lists)
    {
        ReportTarget[] targets = [.. lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries)).Select(Read)];
        var twice = targets
            .GroupBy(target => target.Path is null ? "" : System.IO.Path.GetFullPath(target.Path))
            .FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? targets
            : throw new FormatException(
                $"--report names {(twice.First().Path is { } path ? $"'{path}'" : GitHub)} twice. Give each report a place of its own."
            );
    }

    private static ReportTarget Read(string text)
    {
        var (word, path) = text.Split('=', 2, StringSplitOptions.TrimEntries) is [var before, var after] ? (before, after) : (text, null);
        ReportKind[] kinds = [.. Enum.GetValues<ReportKind>().Where(kind => Word(kind) == word)];
        return (kinds, path) switch
        {
            ([], _) => throw new FormatException($"--report has no kind '{word}'. Choose from {string.Join(", ", Forms)}."),
            ([ReportKind.GitHub], null) => new(ReportKind.GitHub, null),
            ([ReportKind.GitHub], _) => throw new FormatException(
                "--report github takes no file: GitHub names the one for the summary itself."
            ),
            (_, null or "") => throw new FormatException(
                $"--report {word} needs a place: {Forms.Single(form => form.StartsWith($"{word}=", StringComparison.Ordinal))}."
            ),
            _ => new(kinds[0], path),
        };
    }

    // As it is written on the command line: without the hyphens of its parts.
    private static string Word(ReportKind kind) => kind.ToName().Replace("-", "", StringComparison.Ordinal);
}

/// <summary>The forms in which a run can be reported besides the table and the JSON.</summary>
public enum ReportKind
{
    /// <summary>JUnit XML, as Jenkins and most CI services read it: a file.</summary>
    JUnit,

    /// <summary>Visual Studio's test results: a file.</summary>
    Trx,

    /// <summary>Common Test Report Format, JSON: a file.</summary>
    Ctrf,

    /// <summary>SARIF 2.1.0 (OASIS), as code-scanning services read it: a file.</summary>
    Sarif,

    /// <summary>Pages for people, with pictures: a folder.</summary>
    Html,

    /// <summary>Annotations on an output and, where GitHub Actions names a file for it, a summary.</summary>
    GitHub,
}
