namespace KojiWidgetHarness.Protocol;

/// <summary>
/// Which of the known words was probably meant by one that is not known: one with a slip of the pen, or only part of its parts.
/// </summary>
public static class NearWords
{
    private const int MostOffered = 3;
    private const int LongestCompared = 100;
    private const int Long = 8;

    private static readonly char[] Between = ['-', '_', '.', ' ', '/'];

    /// <summary>A question that offers the words that are near, with a space before it; empty where none is.</summary>
    public static string Question(string word, IEnumerable<string> known) =>
        Find(word, known).Select(near => $"'{near}'").ToArray() switch
        {
            [] => "",
            [var only] => $" Did you mean {only}?",
            [.. var first, var last] => $" Did you mean {string.Join(", ", first)} or {last}?",
        };

    /// <summary>At most three, the nearest first; none where nothing is near.</summary>
    public static IReadOnlyList<string> Find(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        if (word.Trim('-').Length < 2 || word.Length > LongestCompared)
            return [];
        var near = known
            .Distinct(StringComparer.Ordinal)
            .Select(candidate => (Word: candidate, Rank: Rank(Plain(word), Plain(candidate))))
            .Where(candidate => candidate.Rank is not null)
            .OrderBy(candidate => candidate.Rank)
            .ToList();
        // A slip of the pen is a better guess than a part, and what is much farther than the first is not a guess.
        return
        [
            .. near.TakeWhile(candidate => candidate.Rank!.Value.Kind == near[0].Rank!.Value.Kind) // Those without a rank were left out.
                .Take(MostOffered)
                .Select(candidate => candidate.Word),
        ];
    }

    private static (int Kind, int Distance)? Rank(string word, string candidate)
    {
        var slips = Slips(word, candidate);
        if (slips <= (word.Length < Long ? 1 : 2))
            return (0, slips);
        var parts = candidate.Split('-', StringSplitOptions.RemoveEmptyEntries).ToList();
        var wanted = word.Split('-', StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in wanted)
        {
            var at = parts.FindIndex(one =>
                one == part
                || (part.Length > 3 && Slips(one, part) <= 1)
                || (part.Length > 2 && one.StartsWith(part, StringComparison.Ordinal))
            );
            if (at < 0)
                return null;
            parts.RemoveAt(at);
        }

        return wanted.Length == 0 ? null : (1, parts.Count);
    }

    private static string Plain(string word) =>
        string.Join('-', word.ToLowerInvariant().Split(Between, StringSplitOptions.RemoveEmptyEntries));

    // Letters that are wrong, missing, too many, or in the place of their neighbour (optimal string alignment).
    private static int Slips(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var row = 0; row <= one.Length; row++)
        {
            for (var column = 0; column <= other.Length; column++)
            {
                if (row == 0 || column == 0)
                {
                    rows[row, column] = row + column;
                    continue;
                }

                var same = one[row - 1] == other[column - 1] ? 0 : 1;
                var least = Math.Min(Math.Min(rows[row - 1, column], rows[row, column - 1]) + 1, rows[row - 1, column - 1] + same);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                    least = Math.Min(least, rows[row - 2, column - 2] + 1);
                rows[row, column] = least;
            }
        }

        return rows[one.Length, other.Length];
    }
}
