using System.Text;

namespace KojiWidgetHarness.Checks.Pages;

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
