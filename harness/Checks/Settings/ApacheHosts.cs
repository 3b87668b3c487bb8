using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Checks.Settings;

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

    /// <summary>Whether a host is the only one that answers with pages: others send visitors on to it.</summary>
    /// <param name="line">Where it begins.</param>
    public bool IsOnlyOneWithPages(int line) => hosts.Where(host => host.HasPages).ToList() is [var only] && only.Line == line;

    /// <summary>Whether a folder has all pages of the hosts in it.</summary>
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
