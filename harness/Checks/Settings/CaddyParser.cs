using System.Text;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads settings as Caddy has them: a directive is a line, words may be in quotes or backticks, a bracket at a line's end opens a block.
/// </summary>
internal sealed class CaddyParser
{
    private const int Deepest = 30;

    private readonly List<(List<string> Words, int Line, bool Opens)> lines = [];
    private readonly string text;
    private int next;

    private CaddyParser(string text) => this.text = text;

    /// <summary>The directives of a file; null where it cannot be read.</summary>
    public static IReadOnlyList<DirectiveBlock>? Read(string text)
    {
        var parser = new CaddyParser(text.Replace("\r", "", StringComparison.Ordinal));
        parser.Split();
        return parser.ReadBlock(0);
    }

    private List<DirectiveBlock>? ReadBlock(int depth)
    {
        var found = new List<DirectiveBlock>();
        while (next < lines.Count)
        {
            var (words, line, opens) = lines[next++];
            if (words is ["}"])
                return depth > 0 ? found : null;
            if (!opens)
                found.Add(new(words, line, []));
            else if (depth < Deepest && ReadBlock(depth + 1) is { } inner)
                found.Add(new(words, line, inner));
            else
                return null;
        }

        return depth == 0 ? found : null;
    }

    private void Split()
    {
        var (words, word, line, start) = (new List<string>(), new StringBuilder(), 1, 1);
        var isWord = false;
        for (var at = 0; at <= text.Length; at++)
        {
            var here = at < text.Length ? text[at] : '\n';
            if (!isWord && here is '"' or '`')
            {
                // A text may have several lines.
                for (at++; at < text.Length && text[at] != here; at++)
                {
                    if (here == '"' && text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '"')
                        at++;
                    line += text[at] == '\n' ? 1 : 0;
                    word.Append(text[at]);
                }

                isWord = true;
            }
            else if (!isWord && here == '#')
            {
                at = (text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length) - 1;
            }
            else if (!char.IsWhiteSpace(here))
            {
                word.Append(here);
                isWord = true;
            }
            else
            {
                if (isWord)
                    words.Add(word.ToString());
                word.Clear();
                isWord = false;
                if (here == '\n')
                {
                    End(words, start);
                    words = [];
                    start = ++line;
                }
            }
        }
    }

    private void End(List<string> words, int line)
    {
        if (words.Count == 0)
            return;
        var opens = words[^1] == "{";
        lines.Add((opens ? words[..^1] : words, line, opens));
    }
}
