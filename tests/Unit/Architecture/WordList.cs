using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Tests.Unit.Architecture;

/// <summary>The table of words: the phrases in its last column are banned, those in brackets there are allowed all the same.</summary>
internal sealed partial class WordList
{
    private readonly Regex banned;
    private readonly Regex allowed;

    private WordList(IReadOnlyList<string> lastCells)
    {
        Terms = lastCells.Count;
        var bans = lastCells.SelectMany(cell => Phrases(Bracket().Replace(cell, ""))).ToList();
        Banned = bans.Count;
        banned = Any(bans);
        allowed = Any(lastCells.SelectMany(cell => Bracket().Matches(cell)).SelectMany(bracket => Phrases(bracket.Value)));
    }

    /// <summary>How many terms it has.</summary>
    public int Terms { get; }

    /// <summary>How many phrases it bans.</summary>
    public int Banned { get; }

    /// <summary>The list of this repository.</summary>
    public static WordList Read() => Parse(File.ReadLines(Path.Combine(Repository.Root, ".github", "CONTRIBUTING.md")));

    /// <summary>The list in the lines of a document.</summary>
    public static WordList Parse(IEnumerable<string> lines) =>
        new([
            .. lines
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
                .Where(cells => cells is [_, _, _, var last, _] && last.Contains('`', StringComparison.Ordinal))
                .Select(cells => cells[3]),
        ]);

    /// <summary>The banned phrases in a text, each with the number of its line.</summary>
    public IEnumerable<(int Line, string Phrase)> Find(string text)
    {
        // Names are words without spaces between them.
        var words = Joint().Replace(text, " ");
        var found = banned.Matches(words);
        if (found.Count == 0)
            return [];
        var exceptions = allowed.Matches(words);
        return found
            .Where(match =>
                !exceptions.Any(exception =>
                    exception.Index <= match.Index && match.Index + match.Length <= exception.Index + exception.Length
                )
            )
            .Select(match => (words.AsSpan(0, match.Index).Count('\n') + 1, match.Value));
    }

    private static IEnumerable<string> Phrases(string cell) => Quoted().Matches(cell).Select(match => match.Groups[1].Value);

    private static Regex Any(IEnumerable<string> phrases)
    {
        var patterns = phrases
            .Select(phrase => Regex.Escape(phrase).Replace(@"\ …\ ", @"(?:[^\w\n]+\w+){1,4}[^\w\n]+", StringComparison.Ordinal))
            .ToList();
        return patterns.Count == 0
            ? new("(?!)")
            : new(
                $@"\b(?:{string.Join('|', patterns)})\b",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled
            );
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Bracket();

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+")]
    private static partial Regex Joint();
}
