using DiffPlex;

namespace KojiWidgetHarness.Checks.Fixes;

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
