using System.Text;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>Reads <c>Header</c> in <c>.htaccess</c> and other settings of Apache (mod_headers).</summary>
internal static partial class ApacheSettings
{
    public const string FileName = ".htaccess";

    /// <summary>Determines whether a file is one of a whole server by what it says.</summary>
    public static bool IsOfServer(string name, string text) =>
        name.EndsWith(".conf", StringComparison.OrdinalIgnoreCase)
        && (
            text.Contains("<VirtualHost", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<Directory", StringComparison.OrdinalIgnoreCase)
        );

    /// <summary>The rules of a file, in their order.</summary>
    public static IEnumerable<HeaderRule> Read(string text)
    {
        var hosts = new ApacheHosts(text);
        var open = new Stack<(string Name, PathPattern Pages)>();
        var tables = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (line, number) in Lines(text))
        {
            if (Section().Match(line) is { Success: true } section)
            {
                if (section.Groups["end"].Success)
                    open.TryPop(out _);
                else
                    open.Push(
                        (
                            section.Groups["name"].Value,
                            PagesOf(section.Groups["name"].Value, section.Groups["rest"].Value.Trim(), hosts, number)
                        )
                    );
            }
            else if (
                Header().Match(line) is { Success: true } header
                && PolicyHeaders.Of(header.Groups["name"].Value.Trim('"', '\'')) is { } name
            )
            {
                var outer = open.Select(section => section.Pages).Where(pages => !pages.IsEverything).ToList();
                var pages = outer.Count switch
                {
                    0 => PathPattern.Everything,
                    1 => outer[0],
                    _ => PathPattern.Unknown(string.Join(" in ", outer.Select(item => item.Written))),
                };
                var table = header.Groups["table"].Value.Trim().ToLowerInvariant() is "always" ? "always" : "";
                var rule = Of(name, header, number, pages);
                // What is in the other table is sent, too.
                yield return tables.TryAdd(name, table) || tables[name] == table || rule.Action != HeaderAction.Set
                    ? rule
                    : rule with
                    {
                        Action = HeaderAction.Add,
                    };
            }
        }
    }

    private static HeaderRule Of(string name, Match header, int number, PathPattern pages)
    {
        var (value, behind) = Value(header.Groups["rest"].Value);
        var isConditional = behind.Length > 0;
        // A variable, and what changes others, is known only when a page is asked for.
        var known = value.Contains('%', StringComparison.Ordinal) ? null : value;
        return header.Groups["action"].Value.ToLowerInvariant() switch
        {
            "unset" => new(name, null, number, value.Length == 0 ? pages : PathPattern.Unknown(pages.Written))
            {
                Action = HeaderAction.Remove,
            },
            "set" when !isConditional => new(name, known, number, pages),
            "add" or "append" or "merge" when !isConditional => new(name, known, number, pages) { Action = HeaderAction.Add },
            // Where the program before it set none, this one is sent.
            "setifempty" when !isConditional => new(name, known, number, pages),
            _ => new(name, null, number, PathPattern.Unknown($"{pages.Written} on a condition")),
        };
    }

    private static PathPattern PagesOf(string name, string argument, ApacheHosts hosts, int line) =>
        name.ToLowerInvariant() switch
        {
            "ifmodule" => argument.StartsWith('!') ? PathPattern.Unknown($"a server without {argument[1..]}") : PathPattern.Everything,
            "filesmatch" => OfFiles(argument.Trim('"', '\'')),
            "files" when argument.StartsWith('~') => OfFiles(argument[1..].Trim().Trim('"', '\'')),
            "files" => PathPattern.Of(
                argument,
                $"(?:.*/)?{Regex.Escape(argument.Trim('"', '\'')).Replace("\\*", "[^/]*", StringComparison.Ordinal)}",
                ignoresCase: false
            ),
            "virtualhost" => hosts.IsOnlyOneWithPages(line) ? PathPattern.Everything : PathPattern.Unknown($"the virtual host {argument}"),
            "directory" when hosts.IsRoot(argument.Trim('"', '\'')) => PathPattern.Everything,
            "location" when argument.Trim('"', '\'') is ['/', ..] and var path && !path.AsSpan().ContainsAny('*', '?', '[') => path == "/"
                ? PathPattern.Everything
                : PathPattern.Of(path, $"{Regex.Escape(path.TrimEnd('/'))}(/.*)?", ignoresCase: false),
            _ => PathPattern.Unknown($"{name} {argument}"),
        };

    // A page's file is known where it is served as it is: a path that ends with a slash is that of index.html.
    private static PathPattern OfFiles(string pattern)
    {
        if (AssetFiles().IsMatch(pattern))
            return PathPattern.Of(pattern, "(?!)", ignoresCase: false) with { IsNothing = true };
        return PathPattern.Of(
            pattern,
            $"(?:.*/)?(?=[^/]*$)(?:[^/]*?(?:{pattern})[^/]*|(?=$)(?:{(MatchesIndex(pattern) ? "" : "(?!)")}))",
            ignoresCase: false
        );
    }

    private static bool MatchesIndex(string pattern)
    {
        try
        {
            return Regex.IsMatch("index.html", pattern, RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(200));
        }
        catch (Exception unread) when (unread is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }

    // A value in quotes has backslashes before those in it; what is behind it is a condition.
    private static (string Value, string Behind) Value(string written)
    {
        var text = written.Trim();
        if (text.Length == 0 || text[0] is not ('"' or '\''))
            return text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space
                ? (text[..space], text[(space + 1)..].Trim())
                : (text, "");
        var value = new StringBuilder();
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == text[0])
                value.Append(text[++at]);
            else if (text[at] == text[0])
                return (value.ToString(), text[(at + 1)..].Trim());
            else
                value.Append(text[at]);
        }

        return (value.ToString(), "a quote that does not end");
    }

    // A backslash at the end goes on in the next line.
    private static IEnumerable<(string Line, int Number)> Lines(string text)
    {
        var (open, first, number) = (new StringBuilder(), 0, 0);
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            number++;
            if (open.Length == 0)
                first = number;
            if (line.EndsWith('\\'))
            {
                open.Append(line.AsSpan(0, line.Length - 1));
                continue;
            }

            var whole = open.Append(line).ToString().Trim();
            open.Clear();
            if (whole.Length > 0 && whole[0] != '#')
                yield return (whole, first);
        }
    }

    [GeneratedRegex(@"^<(?<end>/)?(?<name>[A-Za-z]+)(?<rest>[^>]*)>", RegexOptions.CultureInvariant)]
    private static partial Regex Section();

    [GeneratedRegex(
        @"^Header\s+(?<table>always\s+|onsuccess\s+)?(?<action>set|setifempty|add|append|merge|unset|edit\*?|echo|note)\s+(?<name>\S+)(?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Header();

    [GeneratedRegex(
        @"^[^()]*\\\.\((?!.*(htm|php))[\w|?]+\)\$?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex AssetFiles();
}

/// <summary>The virtual hosts in settings of Apache: which of them have pages, and where those are.</summary>
internal sealed partial class ApacheHosts
{
    private readonly List<(int Line, bool HasPages)> hosts;
    private readonly HashSet<string> roots;

    /// <param name="text">The settings.</param>
    public ApacheHosts(string text)
    {
        var lines = new Pages.Lines(text);
        hosts =
        [
            .. Host().Matches(text).Select(host => (lines.PlaceAt(host.Index).Line, HasPages: !OnlyRedirects(host.Groups["inner"].Value))),
        ];
        roots = [.. Root().Matches(text).Select(root => root.Groups["path"].Value.Trim('"', '\'').TrimEnd('/'))];
    }

    /// <summary>Determines whether a host is the only one that answers with pages: others send visitors on to it.</summary>
    /// <param name="line">Where it begins.</param>
    public bool IsOnlyOneWithPages(int line) => hosts.Where(host => host.HasPages).ToList() is [var only] && only.Line == line;

    /// <summary>Determines whether a folder has all pages of the hosts in it.</summary>
    public bool IsRoot(string path) => path == "/" || (roots.Count == 1 && roots.Contains(path.TrimEnd('/')));

    private static bool OnlyRedirects(string host) => Redirect().IsMatch(host) && !Serving().IsMatch(host);

    [GeneratedRegex(
        @"^[ \t]*<VirtualHost\b[^>]*>(?<inner>[\s\S]*?)^[ \t]*</VirtualHost>",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Host();

    [GeneratedRegex(
        @"^[ \t]*DocumentRoot\s+(?<path>""[^""]+""|\S+)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Root();

    [GeneratedRegex(
        @"^[ \t]*(Redirect(Match|Permanent)?\s|RewriteRule\s.*https://)",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Redirect();

    [GeneratedRegex(
        @"^[ \t]*(DocumentRoot|ProxyPass|Alias|ScriptAlias|WSGIScriptAlias|Header)\b",
        RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant
    )]
    private static partial Regex Serving();
}
