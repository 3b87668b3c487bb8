using System.Text;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads settings as nginx has them: words in quotes or without, directives that end with a semicolon, blocks in curly brackets.
/// </summary>
internal sealed class NginxParser
{
    private const int Deepest = 30;

    private readonly string text;
    private int at;
    private int line = 1;

    private NginxParser(string text) => this.text = text;

    /// <summary>The directives of a file; null where it cannot be read.</summary>
    public static IReadOnlyList<DirectiveBlock>? Read(string text)
    {
        var parser = new NginxParser(text);
        return parser.ReadBlock(0) is { } read && parser.at >= text.Length ? read : null;
    }

    private List<DirectiveBlock>? ReadBlock(int depth)
    {
        var (found, words, start) = (new List<DirectiveBlock>(), new List<string>(), 0);
        if (depth > Deepest)
            return null;
        while (SkipSpaces())
        {
            if (words.Count == 0)
                start = line;
            var next = text[at];
            if (next is ';' or '{')
            {
                at++;
                if (next == ';')
                    found.Add(new(words, start, []));
                else if (ReadBlock(depth + 1) is { } inner && at++ < text.Length)
                    found.Add(new(words, start, inner));
                else
                    return null;
                words = [];
            }
            else if (next == '}')
            {
                // Its block skips it; at the top it closes nothing.
                return depth > 0 && words.Count == 0 ? found : null;
            }
            else if (ReadWord() is { } word)
            {
                words.Add(word);
            }
            else
            {
                return null;
            }
        }

        return depth == 0 && words.Count == 0 ? found : null;
    }

    private bool SkipSpaces()
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                line++;
            }
            else if (text[at] == '#')
            {
                while (at + 1 < text.Length && text[at + 1] != '\n')
                    at++;
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    private string? ReadWord()
    {
        var (word, quote) = (new StringBuilder(), text[at] is '"' or '\'' ? text[at++] : '\0');
        for (; at < text.Length; at++)
        {
            var next = text[at];
            if (next == '\n')
                line++;
            if (next == '\\' && at + 1 < text.Length && (text[at + 1] == quote || text[at + 1] is '\\' or '"' or '\''))
            {
                word.Append(text[++at]);
            }
            else if (quote != '\0' && next == quote)
            {
                at++;
                return word.ToString();
            }
            else if (
                quote == '\0'
                && (
                    char.IsWhiteSpace(next)
                    || next is ';'
                    || (next == '{' && text[at - 1] != '$')
                    || (next == '}' && !word.ToString().Contains("${", StringComparison.Ordinal))
                )
            )
            {
                if (next == '\n')
                    line--;
                return word.ToString();
            }
            else
            {
                word.Append(next);
            }
        }

        return quote == '\0' ? word.ToString() : null;
    }
}

/// <summary>A directive of a server's settings, with its block.</summary>
/// <param name="Words">Its name and its arguments, without quotes.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Inner">The directives of its block; empty where it has none.</param>
internal sealed record DirectiveBlock(IReadOnlyList<string> Words, int Line, IReadOnlyList<DirectiveBlock> Inner)
{
    /// <summary>Gets its name.</summary>
    public string Name => Words.Count > 0 ? Words[0] : "";

    /// <summary>Gets all directives in it and below.</summary>
    public IEnumerable<DirectiveBlock> Below => Inner.SelectMany(inner => inner.Below.Prepend(inner));
}
