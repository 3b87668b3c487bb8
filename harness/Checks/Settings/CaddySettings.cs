using System.Text;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads <c>header</c> in settings of Caddy, where one site is in the file.</summary>
internal static partial class CaddySettings
{
    /// <summary>Determines whether a file is one by its name.</summary>
    public static bool IsOne(string name) =>
        name.StartsWith("Caddyfile", StringComparison.Ordinal) || name.EndsWith(".caddyfile", StringComparison.OrdinalIgnoreCase);

    /// <summary>The rules of a file; null where it cannot be read.</summary>
    public static IReadOnlyList<HeaderRule>? Read(string text)
    {
        if (CaddyParser.Read(text) is not { } top)
            return null;
        // Without brackets the first line names the only site.
        if (top.Count > 0 && top.All(block => block.Inner.Count == 0))
            top = [new(top[0].Words, top[0].Line, [.. top.Skip(1)])];
        // Options of the server have no name, and snippets have it in round brackets.
        var sites = top.Where(block => block.Words.Count > 0 && !block.Name.StartsWith('(')).ToList();
        return
        [
            .. sites.SelectMany(site => In(site.Inner, sites.Count == 1 ? null : $"the site {string.Join(' ', site.Words)}")),
            .. top.Where(block => block.Name.StartsWith('(')).SelectMany(snippet => In(snippet.Inner, $"what imports {snippet.Name}")),
        ];
    }

    private static IEnumerable<HeaderRule> In(IReadOnlyList<DirectiveBlock> directives, string? where) =>
        directives.SelectMany(directive =>
            directive.Name == "header" ? OfHeader(directive, where) : In(directive.Inner, where ?? string.Join(' ', directive.Words))
        );

    private static IEnumerable<HeaderRule> OfHeader(DirectiveBlock directive, string? where)
    {
        var words = directive.Words.Skip(1).ToList();
        var hasMatcher = words.Count > 0 && words[0][0] is '/' or '*' or '@';
        var pages =
            where is not null ? PathPattern.Unknown(where)
            : hasMatcher ? PagesOf(words[0])
            : PathPattern.Everything;
        var field = hasMatcher ? words.Skip(1).ToList() : words;
        IEnumerable<(IReadOnlyList<string> Words, int Line)> fields =
            directive.Inner.Count > 0 ? directive.Inner.Select(inner => (inner.Words, inner.Line))
            : field.Count > 0 ? [(field, directive.Line)]
            : [];
        return fields.Select(each => Of(each.Words, each.Line, pages)).OfType<HeaderRule>();
    }

    // +Field adds, -Field takes away, ?Field stands back where the header is there, >Field waits for the answer.
    private static HeaderRule? Of(IReadOnlyList<string> words, int line, PathPattern pages)
    {
        if (PolicyHeaders.Of(words[0].TrimStart('+', '-', '?', '>').TrimEnd(':')) is not { } name)
            return null;
        var value = words.Count == 2 && words[1].AsSpan().IndexOfAny('{', '\n') < 0 ? words[1] : null;
        return words[0][0] switch
        {
            '-' => new(name, null, line, pages) { Action = HeaderAction.Remove },
            '+' => new(name, value, line, pages) { Action = HeaderAction.Add },
            '?' => new(name, null, line, PathPattern.Unknown($"{pages.Written} where nothing else sets it")),
            _ => new(name, value, line, pages),
        };
    }

    private static PathPattern PagesOf(string matcher) =>
        matcher == "*" || matcher == "/*" ? PathPattern.Everything
        : matcher[0] == '@' ? PathPattern.Unknown(matcher)
        : PathPattern.Of(matcher, Regex.Escape(matcher).Replace("\\*", ".*", StringComparison.Ordinal), ignoresCase: true);
}

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
