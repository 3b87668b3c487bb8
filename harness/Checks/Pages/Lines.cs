namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Lines of a text, found once: a text may be asked for very many places.</summary>
/// <param name="text">The text.</param>
internal sealed class Lines(string text)
{
    private readonly List<int> starts = Starts(text);

    /// <summary>The place of a character.</summary>
    /// <param name="index">From 0.</param>
    public Place PlaceAt(int index)
    {
        var found = starts.BinarySearch(index);
        var line = found < 0 ? ~found - 1 : found;
        return new(line + 1, index - starts[line] + 1);
    }

    private static List<int> Starts(string text)
    {
        List<int> starts = [0];
        for (var at = text.IndexOf('\n', StringComparison.Ordinal); at >= 0; at = text.IndexOf('\n', at + 1))
            starts.Add(at + 1);
        return starts;
    }
}
