using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

/// <summary>
/// Reads <c>add_header</c> in settings of nginx. A block with any of its own has none of those around it (ngx_http_headers_module).
/// </summary>
internal static partial class NginxSettings
{
    private const string AddHeader = "add_header";

    /// <summary>Determines whether a file is one of nginx by its name and its text.</summary>
    public static bool IsOne(string file, string text) =>
        text.Contains(AddHeader, StringComparison.Ordinal) && FileName().IsMatch(file.Replace('\\', '/'));

    /// <summary>The rules of a file, in the order in which they apply; null where it cannot be read.</summary>
    public static IReadOnlyList<HeaderRule>? Read(string text)
    {
        if (NginxParser.Read(text) is not { } top)
            return null;
        var root = new DirectiveBlock([], 1, top);
        if (root.Below.Any(block => block.Name == "add_header_inherit"))
            return null;
        var servers = top.Concat(root.Below.Where(block => block.Name == "http").SelectMany(http => http.Inner))
            .Where(block => block.Name == "server" && !OnlyRedirects(block))
            .ToList();
        var rules = Of(root, top, servers).ToList();
        // What another block puts out of force was read, too.
        return
        [
            .. rules,
            .. root
                .Below.Where(IsHeader)
                .Select(directive => Rule(directive, PathPattern.Everything, HeaderAction.Add))
                .OfType<HeaderRule>()
                .Where(rule => rule.Value is not null && rules.TrueForAll(other => other.Value != rule.Value || other.Line != rule.Line))
                .Select(rule => rule with { Value = "" }),
        ];
    }

    private static IEnumerable<HeaderRule> Of(DirectiveBlock root, IReadOnlyList<DirectiveBlock> top, List<DirectiveBlock> servers)
    {
        var http = top.FirstOrDefault(block => block.Name == "http");
        return servers.Count switch
        {
            // A part that others include: where is not known.
            0 => root
                .Below.Where(IsHeader)
                .Select(directive =>
                    Rule(directive, PathPattern.Unknown("the pages of a server that includes this file"), HeaderAction.Set)
                )
                .OfType<HeaderRule>(),
            1 => OfServer(servers[0], Around(http ?? root, root), pages => pages),
            _ => servers.SelectMany(server =>
                OfServer(server, Around(http ?? root, root), pages => PathPattern.Unknown($"{pages.Written} of one of several servers"))
            ),
        };
    }

    private static List<DirectiveBlock> Around(DirectiveBlock http, DirectiveBlock root) =>
        Own(http) is { Count: > 0 } own ? own : Own(root);

    private static IEnumerable<HeaderRule> OfServer(
        DirectiveBlock server,
        List<DirectiveBlock> around,
        Func<PathPattern, PathPattern> narrow
    )
    {
        var own = Own(server);
        foreach (var rule in Rules(own.Count > 0 ? own : around, narrow(PathPattern.Everything), replaces: false))
            yield return rule;
        foreach (var rule in Includes(server, PathPattern.Unknown("what is included in its server")))
            yield return rule;
        // Exact paths come over regular expressions, those over prefixes, and longer prefixes over shorter ones.
        foreach (
            var location in server
                .Inner.Where(block => block.Name == "location")
                .Select((block, index) => (Block: block, index))
                .OrderBy(item => Order(item.Block, item.index))
                .Select(item => item.Block)
        )
        {
            foreach (var rule in OfLocation(location, narrow))
                yield return rule;
        }
    }

    private static IEnumerable<HeaderRule> OfLocation(DirectiveBlock location, Func<PathPattern, PathPattern> narrow)
    {
        var pages = narrow(PagesOf(location));
        var own = Own(location);
        foreach (var rule in own.Count > 0 ? Rules(own, pages, replaces: true) : [])
            yield return rule;
        foreach (var rule in Includes(location, PathPattern.Unknown($"what is included in location {pages.Written}")))
            yield return rule;
        // Conditions, and locations within.
        foreach (var directive in location.Inner.Where(block => block.Inner.Count > 0).SelectMany(block => block.Below).Where(IsHeader))
        {
            if (Rule(directive, PathPattern.Unknown($"some of {pages.Written}"), HeaderAction.Set) is { } rule)
                yield return rule;
        }
    }

    // All that is around it is gone, and only its own are there.
    private static IEnumerable<HeaderRule> Rules(List<DirectiveBlock> directives, PathPattern pages, bool replaces) =>
        (
            replaces
                ? PolicyHeaders.All.Select(name => new HeaderRule(name, null, directives[0].Line, pages) { Action = HeaderAction.Remove })
                : []
        ).Concat(directives.Select(directive => Rule(directive, pages, HeaderAction.Add)).OfType<HeaderRule>());

    private static HeaderRule? Rule(DirectiveBlock directive, PathPattern pages, HeaderAction action) =>
        directive.Words.Count > 2 && PolicyHeaders.Of(directive.Words[1]) is { } name
            ? new(name, directive.Words[2].AsSpan().ContainsAny("$\n") ? null : directive.Words[2], directive.Line, pages)
            {
                Action = action,
            }
            : null;

    // What is included may have directives of its own, which then are the only ones.
    private static IEnumerable<HeaderRule> Includes(DirectiveBlock block, PathPattern pages) =>
        from include in block.Inner
        where include.Name == "include" && include.Words.Count > 1 && !HarmlessInclude().IsMatch(include.Words[1])
        from name in PolicyHeaders.All
        select new HeaderRule(name, null, include.Line, pages);

    private static List<DirectiveBlock> Own(DirectiveBlock block) => [.. block.Inner.Where(IsHeader)];

    private static bool IsHeader(DirectiveBlock directive) => directive.Name == AddHeader;

    private static bool OnlyRedirects(DirectiveBlock server) =>
        server.Inner.Any(block => block.Name == "return" && block.Words.Count > 1 && block.Words[1].StartsWith('3'))
        && server.Inner.All(block => block.Name != "location");

    private static (int, int) Order(DirectiveBlock location, int index) =>
        location.Words switch
        {
            [_, "=", ..] => (3, 0),
            [_, "~" or "~*", ..] => (2, -index),
            _ => (1, location.Words[^1].Length),
        };

    private static PathPattern PagesOf(DirectiveBlock location) =>
        location.Words switch
        {
            [_, "=", var path] => PathPattern.Of(path, Regex.Escape(path), ignoresCase: false),
            [_, "~", var pattern] => OfExpression(pattern, ignoresCase: false),
            [_, "~*", var pattern] => OfExpression(pattern, ignoresCase: true),
            // Nothing else is asked after a prefix of this kind, which changes the order.
            [_, "^~", var path] => PathPattern.Of(path, Regex.Escape(path) + ".*", ignoresCase: false, isEverything: path == "/"),
            [_, "/"] => PathPattern.Everything with { Written = "/" },
            [_, var path] when path.StartsWith('/') => PathPattern.Of(path, Regex.Escape(path) + ".*", ignoresCase: false),
            _ => PathPattern.Unknown(string.Join(' ', location.Words.Skip(1))),
        };

    // Paths with the endings of pictures, scripts and the like are not pages.
    private static PathPattern OfExpression(string pattern, bool ignoresCase)
    {
        if (Assets().IsMatch(pattern) && !PageEnding().IsMatch(pattern))
            return PathPattern.Of(pattern, "(?!)", ignoresCase) with { IsNothing = true };
        return PathPattern.Of(pattern, pattern.StartsWith('^') ? $"(?:{pattern[1..]}).*" : $".*?(?:{pattern}).*", ignoresCase);
    }

    [GeneratedRegex(
        @"(^|/)([^/]*nginx[^/]*\.(conf|template|conf\.template)|(conf\.d|sites-available|sites-enabled|nginx|snippets)/[^/]+|default\.conf(\.template)?|[^/]+\.nginx)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex FileName();

    [GeneratedRegex(
        @"mime\.types$|fastcgi_params$|fastcgi\.conf$|proxy_params$|uwsgi_params$|scgi_params$|modules-enabled",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HarmlessInclude();

    [GeneratedRegex(
        @"^\^?[^()]*\\\.\(?(\?:)?[a-z0-9?|\\.]+\)?\)?\$?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Assets();

    [GeneratedRegex(@"htm|php|asp|jsp|cgi", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageEnding();
}
