using System.Globalization;
using System.Text;
using DiffPlex;
using DiffPlex.Model;

namespace KojiWidgetHarness.Checks.Fixes;

/// <summary>Changes to a file as <c>git apply</c> and <c>patch -p1</c> take them (POSIX, diff -U).</summary>
public static class UnifiedDiff
{
    private const int Context = 3;

    /// <summary>The changes, three lines of context around each; empty where there are none. Line ends are the file's own.</summary>
    /// <param name="name">The file, relative to where the patch is applied.</param>
    /// <param name="before">All of it.</param>
    /// <param name="after">What it becomes.</param>
    public static string Of(string name, string before, string after)
    {
        var diff = new Differ().CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, new DiffLines());
        if (diff.DiffBlocks.Count == 0)
            return "";
        var written = new StringBuilder($"--- {Written("a/", name)}\n+++ {Written("b/", name)}\n");
        foreach (var hunk in Hunks(diff.DiffBlocks))
            Write(written, hunk, diff);
        return written.ToString();
    }

    // Changes whose contexts touch are one hunk.
    private static List<List<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
    {
        var hunks = new List<List<DiffBlock>>();
        foreach (var block in blocks)
        {
            if (hunks.Count > 0 && hunks[^1][^1] is var last && block.DeleteStartA - (last.DeleteStartA + last.DeleteCountA) <= 2 * Context)
                hunks[^1].Add(block);
            else
                hunks.Add([block]);
        }

        return hunks;
    }

    private static void Write(StringBuilder written, List<DiffBlock> hunk, DiffResult diff)
    {
        var (old, now) = (diff.PiecesOld, diff.PiecesNew);
        var (first, last) = (hunk[0], hunk[^1]);
        var before = Math.Min(Context, first.DeleteStartA);
        var behind = Math.Min(Context, old.Count - (last.DeleteStartA + last.DeleteCountA));
        var (start, end) = (first.DeleteStartA - before, last.DeleteStartA + last.DeleteCountA + behind);
        var (newStart, newEnd) = (first.InsertStartB - before, last.InsertStartB + last.InsertCountB + behind);
        written.Append("@@ -").Append(Span(start, end)).Append(" +").Append(Span(newStart, newEnd)).Append(" @@\n");
        var at = start;
        foreach (var block in hunk)
        {
            Lines(written, ' ', old, at, block.DeleteStartA);
            at = block.DeleteStartA + block.DeleteCountA;
            Lines(written, '-', old, block.DeleteStartA, at);
            Lines(written, '+', now, block.InsertStartB, block.InsertStartB + block.InsertCountB);
        }

        Lines(written, ' ', old, at, end);
    }

    private static void Lines(StringBuilder written, char mark, IReadOnlyList<string> lines, int from, int to)
    {
        foreach (var line in lines.Take(from..to))
            written.Append(mark).Append(line).Append(line.EndsWith('\n') ? "" : "\n\\ No newline at end of file\n");
    }

    // No line at all is counted from the one before.
    private static string Span(int start, int end) =>
        string.Create(CultureInfo.InvariantCulture, $"{(end > start ? start + 1 : start)},{end - start}");

    // As git writes it: a name with a space ends with a tab, one with control characters, quotes or backslashes is in quotes.
    private static string Written(string prefix, string name)
    {
        var path = prefix + name.TrimStart('/');
        if (!path.Any(next => next < ' ' || next is '"' or '\\' or '\x7f'))
            return path.Contains(' ', StringComparison.Ordinal) ? path + "\t" : path;
        var quoted = new StringBuilder("\"");
        foreach (var next in path)
        {
            if (next is '"' or '\\')
                quoted.Append('\\').Append(next);
            else if (next < ' ' || next == '\x7f')
                quoted.Append('\\').Append(Convert.ToString(next, 8).PadLeft(3, '0'));
            else
                quoted.Append(next);
        }

        return quoted.Append('"').ToString();
    }
}

/// <summary>Lines as patches know them: one ends with its line feed, and a carriage return belongs to it.</summary>
internal sealed class DiffLines : IChunker
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Chunk(string text)
    {
        var (lines, start) = (new List<string>(), 0);
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start) is >= 0 and var found ? found + 1 : text.Length;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }
}
