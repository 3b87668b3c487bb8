using System.Text;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Settings;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>Files of folders, taken together.</summary>
public static class SearchedFiles
{
    /// <summary>Gets what they say of the response headers of the pages among them.</summary>
    public static ProjectPolicies PoliciesOf(IEnumerable<SearchedFile> files)
    {
        var all = files.ToList();
        return new(all.Select(file => file.Settings).OfType<SettingsFile>(), all.SelectMany(file => file.Mentions));
    }
}

/// <summary>A file of a folder with what in it concerns embeds.</summary>
/// <param name="Name">The file.</param>
public sealed record SearchedFile(string Name)
{
    /// <summary>Where it has an address of Koji's, or why it could not be searched, in a line each.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>The file as a page, where it is a script that makes iframes; null otherwise.</summary>
    public PageSource? Script { get; init; }

    /// <summary>Where it sets a policy that decides over embeds and that was not read, in a line each.</summary>
    public IReadOnlyList<string> Policies =>
        [
            .. Mentions
                .DistinctBy(mention => mention.Line)
                .Select(mention =>
                    $"a policy in line {mention.Line}, {mention.Text}, was not read: give what the page is served with by --headers, or check its URL"
                ),
        ];

    internal SettingsFile? Settings { get; init; }

    internal IReadOnlyList<PolicyMention> Mentions { get; init; } = [];

    /// <summary>A file of a folder whose text is known.</summary>
    /// <param name="name">The file.</param>
    /// <param name="text">All of it.</param>
    /// <param name="folder">The folder that was named.</param>
    public static SearchedFile Of(string name, string text, string folder)
    {
        var settings = SettingsReader.Read(name, text, folder);
        return new(name) { Settings = settings, Mentions = PolicyMentions.In(name, text, folder, settings) };
    }
}

/// <summary>What one <c>.gitignore</c> excludes (gitignore(5)), below the folder in which it stands.</summary>
internal sealed class GitIgnore
{
    public const string FileName = ".gitignore";

    private const long LargestBytes = 1024 * 1024;

    private readonly List<(Regex Pattern, bool IsExclusion, bool IsOfFolders)> rules = [];
    private readonly string folder;

    private GitIgnore(string folder, IEnumerable<string> lines)
    {
        this.folder = folder;
        foreach (var line in lines)
        {
            var pattern = line.TrimEnd();
            if (pattern.Length == 0 || pattern[0] == '#')
                continue;
            var isExclusion = pattern[0] != '!';
            pattern = pattern.TrimStart('!');
            var isOfFolders = pattern.EndsWith('/');
            pattern = pattern.TrimEnd('/');
            if (pattern.Length > 0)
                rules.Add((Of(pattern), isExclusion, isOfFolders));
        }
    }

    /// <summary>That of a folder; null where it has none, or one that cannot be read.</summary>
    public static GitIgnore? In(string folder)
    {
        try
        {
            var path = Path.Combine(folder, FileName);
            // What is not a regular file has no length, and may have no end either.
            return new FileInfo(path) is { Exists: true, LinkTarget: null, Length: > 0 and < LargestBytes }
                ? new(folder, File.ReadLines(path).Take(10_000).ToList())
                : null;
        }
        catch (Exception unread) when (unread is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Determines whether it excludes something; null where it does not speak of it. Its last word counts.</summary>
    public bool? Excludes(string path, bool isFolder)
    {
        var relative = Path.GetRelativePath(folder, path).Replace('\\', '/');
        bool? excludes = null;
        foreach (var (pattern, isExclusion, isOfFolders) in rules)
        {
            if ((isFolder || !isOfFolders) && pattern.IsMatch(relative))
                excludes = isExclusion;
        }

        return excludes;
    }

    // A pattern with a slash within it is of its folder alone; another of all folders below.
    private static Regex Of(string pattern)
    {
        var written = new StringBuilder(pattern.Contains('/', StringComparison.Ordinal) ? "^" : "(^|/)");
        pattern = pattern.TrimStart('/');
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern.AsSpan(at).StartsWith("**/"))
                (_, at) = (written.Append("(.*/)?"), at + 2);
            else if (pattern.AsSpan(at).StartsWith("**"))
                (_, at) = (written.Append(".*"), at + 1);
            else
                written.Append(
                    pattern[at] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        var next => Regex.Escape(next.ToString()),
                    }
                );
        }

        return new(written.Append('$').ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
