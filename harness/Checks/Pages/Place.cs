using System.Text;

namespace KojiWidgetHarness.Checks.Pages;

/// <summary>A place in a text.</summary>
/// <param name="Line">From 1; 0 for a response header, which is in no line.</param>
/// <param name="Column">From 1; 0 likewise.</param>
internal readonly record struct Place(int Line, int Column)
{
    /// <summary>The file in which it is; null for the page's own text and headers.</summary>
    public string? File { get; init; }

    /// <summary>Among the response headers.</summary>
    public static Place Headers { get; } = new(0, 0);

    /// <summary>Where the text begins.</summary>
    public static Place Start { get; } = new(1, 1);
}

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

/// <summary>One place of a text that is written anew.</summary>
/// <param name="Start">Where it begins, from 0.</param>
/// <param name="Length">How much of the text goes; 0 where something is put in.</param>
/// <param name="Text">What comes in its place.</param>
internal readonly record struct TextEdit(int Start, int Length, string Text)
{
    /// <summary>The text with all of them made, which do not overlap; two at one place stay in their order.</summary>
    public static string Apply(string text, IEnumerable<TextEdit> edits)
    {
        var (written, at) = (new StringBuilder(text.Length), 0);
        foreach (var edit in edits.OrderBy(edit => edit.Start))
        {
            written.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.Start + edit.Length;
        }

        return written.Append(text, at, text.Length - at).ToString();
    }
}
