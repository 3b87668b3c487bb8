using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads <c>header</c> in settings of Caddy, where one site is in the file.</summary>
internal static partial class CaddySettings
{
    /// <summary>Whether a file is one by its name.</summary>
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
