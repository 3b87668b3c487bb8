namespace KojiWidgetHarness.Harness.Checks.Pages;

/// <summary>Curly brackets in a script.</summary>
internal static class Brackets
{
    /// <summary>Where what follows the closing bracket begins; the text's end where there is none. Brackets within quotes do not count.</summary>
    /// <param name="text">The script.</param>
    /// <param name="start">Where the opening bracket stands.</param>
    public static int End(string text, int start)
    {
        var depth = 0;
        char? quote = null;
        for (var at = start; at < text.Length; at++)
        {
            var next = text[at];
            if (quote is not null)
            {
                if (next == '\\')
                    at++;
                else if (next == quote)
                    quote = null;
            }
            else if (next is '"' or '\'' or '`')
            {
                quote = next;
            }
            else if (next == '{')
            {
                depth++;
            }
            else if (next == '}' && --depth == 0)
            {
                return at + 1;
            }
        }

        return text.Length;
    }
}
