namespace KojiWidgetHarness.Checks.Pages;

/// <summary>Comments of a script.</summary>
internal static class ScriptComment
{
    /// <summary>Where what follows a comment begins; null where none begins here. One that does not end goes on to the end of the text.</summary>
    public static int? End(string text, int at)
    {
        if (text[at] != '/' || at + 1 >= text.Length)
            return null;
        var (close, length) = text[at + 1] switch { '/' => ("\n", 0), '*' => ("*/", 2), _ => ("", -1) };
        if (length < 0)
            return null;
        return text.IndexOf(close, at + 2, StringComparison.Ordinal) is >= 0 and var found ? found + length : text.Length;
    }
}
