namespace KojiWidgetHarness.Harness.Sites;

/// <summary>Tags in the text of a page.</summary>
internal static class TagText
{
    /// <summary>Where what follows a tag begins. A <c>&gt;</c> within quotes belongs to a value (HTML, 13.2.5.36).</summary>
    /// <param name="text">The page.</param>
    /// <param name="start">Where the tag begins.</param>
    public static int End(string text, int start)
    {
        char? quote = null;
        for (var at = start; at < text.Length; at++)
        {
            var next = text[at];
            if (quote is not null)
                quote = next == quote ? null : quote;
            else if (next is '"' or '\'')
                quote = next;
            else if (next == '>')
                return at + 1;
        }

        return text.Length;
    }
}
