namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>Tags in the text of a page.</summary>
internal static class TagText
{
    /// <summary>Where what follows a tag begins. A <c>&gt;</c> within a quoted value belongs to it; quotes elsewhere quote nothing (HTML, 13.2.5.32 to 13.2.5.39).</summary>
    /// <param name="text">The page.</param>
    /// <param name="start">Where the tag begins.</param>
    public static int End(string text, int start)
    {
        var at = start + 1;
        while (at < text.Length && !IsSpace(text[at]) && text[at] is not ('/' or '>'))
            at++;

        var hasName = false;
        while (at < text.Length)
        {
            var next = text[at++];
            if (next == '>')
                return at;
            if (next == '=' && hasName)
                (at, hasName) = (EndOfValue(text, at), false);
            else if (next == '/')
                hasName = false;
            else if (!IsSpace(next))
                hasName = true;
        }

        return text.Length;
    }

    private static int EndOfValue(string text, int start)
    {
        var at = start;
        while (at < text.Length && IsSpace(text[at]))
            at++;
        if (at < text.Length && text[at] is '"' or '\'')
            return text.IndexOf(text[at], at + 1) is >= 0 and var closing ? closing + 1 : text.Length;
        while (at < text.Length && !IsSpace(text[at]) && text[at] != '>')
            at++;
        return at;
    }

    private static bool IsSpace(char character) => character is ' ' or '\t' or '\n' or '\f' or '\r';
}
